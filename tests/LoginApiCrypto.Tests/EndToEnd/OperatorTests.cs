namespace Icaro.LoginApiCrypto.Tests.EndToEnd;

public sealed class OperatorTests(LoginApiWorld world) : IClassFixture<LoginApiWorld>
{
    [Fact]
    public async Task A_box_is_registered_shown_changed_and_removed()
    {
        var (created, made) = await world.Api.PostAsync(
            "/loginapi/boxes", new { registration_number = "31", base_url = "http://10.0.0.1/logon", logon_types = (string[])["cred", "free"] });
        var (_, shown) = await world.Api.GetAsync("/loginapi/boxes/31");
        var (_, changed) = await world.Api.PutAsync("/loginapi/boxes/31", new { name = "Lobby", version = "2.0", callback = false });
        var (_, all) = await world.Api.GetAsync("/loginapi/boxes");
        var (deleted, _) = await world.Api.DeleteAsync("/loginapi/boxes/31");
        var (gone, _) = await world.Api.GetAsync("/loginapi/boxes/31");

        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.NoContent, HttpStatusCode.NotFound), (created, deleted, gone));
        Assert.Equal(32, ((string)made!["secret"]!).Length);
        Assert.Null(shown!["secret"]);
        Assert.Equal("/loginapi/login?box=31", (string?)shown["login_url"]);
        Assert.Equal(("Lobby", "2.0", false), ((string?)changed!["name"], (string?)changed["version"], (bool)changed["callback"]!));
        Assert.Equal(["cred", "free"], changed["logon_types"]!.AsArray().Select(type => (string?)type));
        Assert.Contains(all!.AsArray(), box => (string?)box!["registration_number"] == "31");
    }

    [Fact]
    public async Task A_decision_at_another_origin_needs_its_secret_anew()
    {
        const string Secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
        await world.Api.PostAsync("/loginapi/boxes", new
        {
            registration_number = "32",
            base_url = "http://10.0.0.1/logon",
            decision = "platform",
            decision_url = "https://platform.example/decide",
            decision_secret = Secret,
        });

        var (refused, answer) = await world.Api.PutAsync("/loginapi/boxes/32", new { decision_url = "https://evil.example/decide" });
        var (moved, _) = await world.Api.PutAsync("/loginapi/boxes/32", new { decision_url = "https://platform.example/other" });
        var (given, _) = await world.Api.PutAsync(
            "/loginapi/boxes/32", new { decision_url = "https://other.example/decide", decision_secret = Secret });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.OK), (refused, moved, given));
        Assert.Contains("decision_secret is required for another origin", answer!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{}""", "registration_number is required")]
    [InlineData("""{"registration_number":"x1","base_url":"http://a/"}""", "registration_number")]
    [InlineData("""{"registration_number":"1"}""", "base_url")]
    [InlineData("""{"registration_number":"1","base_url":"ftp://a/"}""", "base_url")]
    [InlineData("""{"registration_number":"1","base_url":"http://a/","version":"3.0"}""", "version")]
    [InlineData("""{"registration_number":"1","base_url":"http://a/","logon_types":["dance"]}""", "logon_types")]
    [InlineData("""{"registration_number":"1","base_url":"http://a/","logon_types":[]}""", "logon_types")]
    [InlineData("""{"registration_number":"1","base_url":"http://a/","secret":"short"}""", "secret")]
    [InlineData("""{"registration_number":"1","base_url":"http://a/","lapi_name":"a b"}""", "lapi_name")]
    [InlineData("""{"registration_number":"1","base_url":"http://a/","lapi_name":"si"}""", "si_name")]
    [InlineData("""{"registration_number":"1","base_url":"http://a/","decision":"platform"}""", "decision")]
    [InlineData("""{"registration_number":"1","base_url":"http://a/","decision_secret":"a secret between us and the platform"}""", "decision_secret is not a Standard Webhooks secret")]
    [InlineData("""{"registration_number":"1","base_url":"http://a/","encrypted":false,"version":"1.3"}""", "unsalted")]
    [InlineData("""{"registration_number":"1","base_url":"http://a/","unsalted":true}""", "unsalted")]
    [InlineData("""{"registration_number":"1","base_url":"http://a/","pms_fields":["age"]}""", "pms_fields")]
    [InlineData("""{"registration_number":"1","base_url":"http://a/","pms_inputs":["age"]}""", "pms_inputs")]
    [InlineData("""{"registration_number":"1","base_url":"http://a/","version":"2.0","pms_inputs":["fname"]}""", "pms_inputs")]
    [InlineData("""{"registration_number":"1","base_url":"http://a/","ticket_template":0}""", "ticket_template")]
    [InlineData("""{"registration_number":"1","base_url":"http://a/","refresh_pages":{"x":"javascript:1"}}""", "refresh_pages")]
    [InlineData("""{"registration_number":"1","base_url":"http://a/","texts":{"xx":{}}}""", "texts")]
    [InlineData("""{"registration_number":"1","base_url":"http://a/","texts":{"en":null}}""", null)]
    [InlineData("""{"registration_number":"1","base_url":"http://a/","logo":"http://a/logo.png"}""", "logo")]
    [InlineData("""{"registration_number":1}""", "malformed")]
    public async Task A_box_that_makes_no_sense_is_refused_in_words(string json, string? word)
    {
        var (status, answer) = await world.Api.PostAsync("/loginapi/boxes", JsonNode.Parse(json)!);

        if (word is null)
        {
            Assert.Equal(HttpStatusCode.Created, status);
            return;
        }

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(word, (string?)answer!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_fields_that_are_wrong_are_named_by_their_JSON_pointers()
    {
        var (_, answer) = await world.Api.PostAsync("/loginapi/boxes", new { registration_number = "1", base_url = "ftp://a/", version = "3.0", secret = "short" });

        Assert.Equal("validation_failed", (string?)answer!["code"]);
        Assert.Equal(["/base_url", "/version", "/secret"], answer["errors"]!.AsObject().Select(error => error.Key));
        Assert.Equal("is not 1.x or 2.x", (string?)answer["errors"]!["/version"]![0]);
    }

    [Fact]
    public async Task Only_administrators_may()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Api.GetAsync("/loginapi/boxes", token: null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.Api.GetAsync("/loginapi/boxes", FakeCatalog.ResellerToken)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.Api.PostAsync("/loginapi/boxes/1/decode", new { }, FakeCatalog.ResellerToken)).Status);
    }

    [Fact]
    public async Task The_documents_message_is_decoded_and_explained()
    {
        await world.Api.PostAsync("/loginapi/boxes", new { registration_number = "2016010103", base_url = "http://10.0.0.1/", secret = Vectors.Secret });
        var url = $"https://example.com/?x=1&lapi={Vectors.EncryptedLapi}&si={Vectors.EncryptedSi}";

        var (_, decoded) = await world.Api.PostAsync("/loginapi/boxes/2016010103/decode", new { url });
        var (_, explained) = await world.Api.PostAsync("/loginapi/boxes/2016010103/explain", new { lapi = Vectors.EncryptedLapi, si = Vectors.EncryptedSi });

        Assert.Equal((Vectors.Text, "current"), ((string?)decoded!["text"], (string?)decoded["secret"]));
        Assert.Equal("8fa72685eb68", (string?)decoded["fields"]!["ma"]);
        Assert.Equal("valid", (string?)explained!["verdict"]);
        Assert.All(explained["steps"]!.AsArray(), step => Assert.True((bool)step!["ok"]!));
    }

    [Fact]
    public async Task What_is_encoded_is_what_the_box_takes()
    {
        await using var box = await world.AddBoxAsync();
        using var guest = new Guest();
        var login = await guest.ArriveAsync(box);
        var (_, arrived) = await world.Api.PostAsync($"{box.Path}/decode", new { url = login.Address.ToString() });

        var (status, encoded) = await world.Api.PostAsync($"{box.Path}/encode", new
        {
            fields = new Dictionary<string, string> { ["id"] = (string)arrived!["fields"]!["id"]!, ["ac"] = "logon", ["type"] = "cred", ["user"] = "an;na", ["pwd"] = "secret" },
        });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("user=anna;", (string?)encoded!["text"], StringComparison.Ordinal);
        await guest.GetAsync((string)encoded["url"]!);
        Assert.True((bool)(await box.StateAsync())["devices"]![0]!["isOnline"]!);
    }

    [Theory]
    [InlineData("""{"ac":"logon","type":"cred","user":"a"}""", "field_missing", "pwd")]
    [InlineData("""{"ac":"logon","type":"x"}""", "field_invalid", "type")]
    [InlineData("""{"type":"to"}""", "field_missing", "ac")]
    [InlineData("""{"ver":"4.0","ac":"logon","type":"to"}""", "version_unknown", "ver")]
    [InlineData("""{"ver":"1.3","ac":"logon","type":"to"}""", "version_mismatch", "ver")]
    [InlineData("""{"ac":"logon","type":"to","a;b":"x"}""", "field_malformed", "a;b")]
    public async Task Fields_that_make_no_message_are_named(string fields, string code, string field)
    {
        await using var box = await world.AddBoxAsync();

        var (status, answer) = await world.Api.PostAsync($"{box.Path}/encode", new { fields = JsonNode.Parse(fields) });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal((code, $"/fields/{field}"), ((string?)answer!["code"], answer["errors"]!.AsObject().Single().Key));
    }

    [Fact]
    public async Task A_message_longer_than_a_URL_may_be_is_not_made()
    {
        await using var box = await world.AddBoxAsync();

        var (status, answer) = await world.Api.PostAsync(
            $"{box.Path}/encode",
            new { fields = new Dictionary<string, string> { ["ac"] = "logon", ["type"] = "to", ["userurl"] = new string('a', 7000) } });

        Assert.Equal((HttpStatusCode.BadRequest, "too_long"), (status, (string?)answer!["code"]));
    }

    [Fact]
    public async Task An_explanation_tells_the_usual_mistakes_apart()
    {
        await using var box = await world.AddBoxAsync();
        await using var other = await world.AddBoxAsync();
        await using var clear = await world.AddBoxAsync(new { encrypted = false }, ("Encrypted", "false"));
        using var guest = new Guest();
        var (own, foreign, readable) = (
            (await guest.LocationAsync($"{box.Address}/")).ToString(),
            (await guest.LocationAsync($"{other.Address}/")).ToString(),
            (await guest.LocationAsync($"{clear.Address}/")).ToString());

        Assert.Contains($"the secret of box {other.Number}", await ExplainAsync(box, foreign), StringComparison.Ordinal);
        Assert.Contains("plain base64", await ExplainAsync(box, own + "="), StringComparison.Ordinal);
        Assert.Contains("encrypted", await ExplainAsync(box, readable), StringComparison.Ordinal);
        await world.Api.PutAsync(clear.Path, new { encrypted = true });
        Assert.Contains("is genuine, but clear text", await ExplainAsync(clear, readable), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replaced_secret_stays_valid_for_as_long_as_the_operator_wants()
    {
        await using var box = await world.AddBoxAsync();
        using var guest = new Guest();
        using var later = new Guest();
        var (_, rotated) = await world.Api.PostAsync($"{box.Path}/secret", new { overlap_minutes = 10 });
        Assert.NotEqual(box.Secret, (string?)rotated!["secret"]);

        var result = await guest.SubmitAsync(await guest.ArriveAsync(box), "free");
        world.Clock.Ahead += TimeSpan.FromMinutes(11);
        var refused = await later.ArriveAsync(box);

        Assert.Equal("You are online", result.Title);
        Assert.Equal("seal_invalid", refused.Code);
    }

    [Fact]
    public async Task What_was_exported_can_be_imported_and_shows_no_secret()
    {
        await using var box = await world.AddBoxAsync(new { name = "Export", texts = new Dictionary<string, object> { ["it"] = new { title = "Ciao" } } });
        using var guest = new Guest();

        var (_, file) = await world.Api.GetAsync("/loginapi/boxes/export");
        Assert.DoesNotContain(box.Secret, file!.ToString(), StringComparison.Ordinal);
        await world.Api.DeleteAsync(box.Path);
        var (status, answer) = await world.Api.PostAsync("/loginapi/boxes/import", file);

        Assert.Equal((HttpStatusCode.OK, 1), (status, (int)answer!["created"]!));
        Assert.Equal("Internet access", (await guest.ArriveAsync(box)).Title);
        var (_, again) = await world.Api.GetAsync(box.Path);
        Assert.Equal(("Export", "Ciao"), ((string?)again!["name"], (string?)again["texts"]!["it"]!["title"]));
    }

    [Fact]
    public async Task An_import_with_one_fault_changes_nothing()
    {
        var boxes = new[] { new { registration_number = "77", base_url = "http://a/" }, new { registration_number = "78", base_url = "nowhere" } };

        var (status, answer) = await world.Api.PostAsync("/loginapi/boxes/import", new { boxes });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("boxes[1]: base_url", (string?)answer!["detail"], StringComparison.Ordinal);
        Assert.Equal("/boxes/1/base_url", answer["errors"]!.AsObject().Single().Key);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Api.GetAsync("/loginapi/boxes/77")).Status);
    }

    [Fact]
    public async Task The_OpenAPI_document_describes_the_routes()
    {
        using var http = new HttpClient();

        var document = JsonNode.Parse(
            await http.GetStringAsync($"{world.Address}/openapi/loginapi-crypto.json", TestContext.Current.CancellationToken))!;

        var paths = document["paths"]!.AsObject();
        Assert.True(paths.ContainsKey("/loginapi/boxes/{registrationNumber}/explain"));
        Assert.True(paths.ContainsKey("/loginapi/login"));
    }

    private async Task<string> ExplainAsync(TestBox box, string url) =>
        (await world.Api.PostAsync($"{box.Path}/explain", new { url })).Json!.ToString();
}
