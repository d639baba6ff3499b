namespace Icaro.LoginApiCrypto.Tests.EndToEnd;

public sealed class BadInputTests(LoginApiWorld world) : IClassFixture<LoginApiWorld>, IAsyncLifetime
{
    private const string Id = "dZDzvCrCdz2MxsN2GqlMtw";

    private TestBox _box = null!;

    public async ValueTask InitializeAsync() => _box = await world.AddBoxAsync();

    public ValueTask DisposeAsync() => _box.DisposeAsync();

    [Theory]
    [InlineData("", "box_missing", 400)]
    [InlineData("?box=", "box_missing", 400)]
    [InlineData("?box=1&box=2", "box_missing", 400)]
    [InlineData("?box=999&lapi=x&si=y", "box_unknown", 404)]
    [InlineData("?box=%00&lapi=x&si=y", "box_unknown", 404)]
    [InlineData("?box=BOX", "lapi_missing", 400)]
    [InlineData("?box=BOX&lapi=AAAA", "si_missing", 400)]
    [InlineData("?box=BOX&lapi=AAAA&lapi=AAAA&si=x", "field_repeated", 400)]
    [InlineData("?box=BOX&lapi=AAAA&si=short", "signature_malformed", 400)]
    [InlineData("?box=BOX&lapi=AAAA&si=V1fhYVxaj5w$boR-6lCDj1QXkIweZzoaGoA2PyCe8kQjyCipnTSyj0Q", "mode_mismatch", 400)]
    [InlineData("?box=BOX&lapi=A%2B/A&si=boR-6lCDj1QXkIweZzoaGoA2PyCe8kQjyCipnTSyj0Q", "base64_malformed", 400)]
    [InlineData("?box=BOX&lapi=AA%3D%3D&si=boR-6lCDj1QXkIweZzoaGoA2PyCe8kQjyCipnTSyj0Q", "base64_malformed", 400)]
    [InlineData("?box=BOX&lapi=%ff%fe&si=boR-6lCDj1QXkIweZzoaGoA2PyCe8kQjyCipnTSyj0Q", "base64_malformed", 400)]
    [InlineData("?box=BOX&lapi=AAAAA&si=boR-6lCDj1QXkIweZzoaGoA2PyCe8kQjyCipnTSyj0Q", "base64_malformed", 400)]
    [InlineData("?box=BOX&lapi=AAAA&si=boR-6lCDj1QXkIweZzoaGoA2PyCe8kQjyCipnTSyj0Q", "cipher_truncated", 400)]
    public async Task A_query_that_no_box_would_send(string query, string code, int status)
    {
        using var guest = new Guest();

        var page = await guest.GetAsync($"{world.Address}/loginapi/login{query.Replace("BOX", _box.Number, StringComparison.Ordinal)}");

        Assert.Equal((code, status), (page.Code, (int)page.Status));
    }

    [Theory]
    [InlineData("novalue", "field_malformed")]
    [InlineData($"ver=2.1;ac=auth;ip=172.29.0.1;ma=8fa72685eb68;vl=0;iac=NUMBER", "field_missing")]
    [InlineData($"ver=2.1;id={Id};ac=auth;ip=172.29.0.1;ma=8fa72685eb68;vl=0;vl=0;iac=NUMBER", "field_repeated")]
    [InlineData($"ver=2.1;id={Id};ac=auth;ip=172.29.0.1;ma=8fa72685eb68;vl=many;iac=NUMBER", "field_invalid")]
    [InlineData($"ver=2.1;id={Id};ac=auth;ip=172.29.0.1;ma=8fa72685eb68;vl=0;iac=1", "box_mismatch")]
    [InlineData($"ver=9.0;id={Id};ac=auth;ip=172.29.0.1;ma=8fa72685eb68;vl=0;iac=NUMBER", "version_unknown")]
    [InlineData($"ver=1.3;id={Id};ac=auth;ip=172.29.0.1;ma=8fa72685eb68;vl=0;iac=NUMBER", "version_mismatch")]
    [InlineData($"ver=2.1;id={Id};ac=sing", "action_unknown")]
    [InlineData($"ver=2.1;id={Id};ac=logon;type=to;lang=en", "action_unexpected")]
    [InlineData($"ver=2.1;id={Id};ac=ref;ref=status", "action_unexpected")]
    public async Task A_genuine_message_that_makes_no_sense(string text, string code)
    {
        using var program = new Guest(accept: "application/json");

        var answer = await program.GetAsync(LoginUrl(_box, _box.Secret, text.Replace("NUMBER", _box.Number, StringComparison.Ordinal)));

        Assert.InRange((int)answer.Status, 400, 499);
        Assert.Contains($"\"code\":\"{code}\"", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_message_of_one_box_is_not_taken_for_another_s()
    {
        await using var other = await world.AddBoxAsync();
        using var guest = new Guest();
        var address = await guest.LocationAsync($"{other.Address}/");

        var page = await guest.GetAsync(address.ToString().Replace(other.Number, _box.Number, StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.Forbidden, "seal_invalid"), (page.Status, page.Code));
    }

    [Fact]
    public async Task A_wrong_signature_and_a_wrong_padding_are_answered_alike()
    {
        using var guest = new Guest();
        var secret = Encoding.ASCII.GetBytes(_box.Secret);
        using var aes = Aes.Create();
        aes.Key = SHA256.HashData(secret);
        var iv = new byte[16];
        // A last byte of zero is no padding.
        var lapi = Base64Url.EncodeToString([.. iv, .. aes.EncryptCbc(new byte[32], iv, PaddingMode.None)]);
        var si = Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(lapi)));

        var other = Base64Url.EncodeToString(HMACSHA256.HashData(secret, iv));

        var wrongPadding = await guest.GetAsync($"{world.Address}/loginapi/login?box={_box.Number}&lapi={lapi}&si={si}");
        var wrongSignature = await guest.GetAsync($"{world.Address}/loginapi/login?box={_box.Number}&lapi={lapi}&si={other}");

        Assert.Equal((HttpStatusCode.Forbidden, "seal_invalid"), (wrongSignature.Status, wrongSignature.Code));
        Assert.Equal(wrongSignature.Status, wrongPadding.Status);
        Assert.Equal(WithoutNonce(wrongSignature.Html), WithoutNonce(wrongPadding.Html));
    }

    [Fact]
    public async Task A_URL_of_more_than_8000_characters_is_refused()
    {
        using var program = new Guest(accept: "application/json");

        var answer = await program.GetAsync($"{world.Address}/loginapi/login?box={_box.Number}&si=x&lapi={new string('A', 8000)}");

        Assert.Equal(HttpStatusCode.RequestUriTooLong, answer.Status);
        Assert.Contains("too_long", answer.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "type=free", "session_missing", 403)]
    [InlineData("application/x-www-form-urlencoded", "type=free&type=free", "form_malformed", 400)]
    [InlineData("application/x-www-form-urlencoded", "%ff=%00&===&&;", "form_malformed", 400)]
    [InlineData("text/plain", "type=free", "form_malformed", 400)]
    [InlineData("multipart/form-data; boundary=x", "--x--", "form_malformed", 400)]
    public async Task A_form_that_is_none_of_ours(string type, string body, string code, int status)
    {
        using var http = new HttpClient();
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

        using var response = await http.PostAsync($"{world.Address}/loginapi/login", content, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(code, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_that_the_box_does_not_offer_is_refused()
    {
        await using var box = await world.AddBoxAsync(new { logon_types = (string[])["cred"] });
        using var guest = new Guest();

        var page = await guest.SubmitAsync(await guest.ArriveAsync(box), "to");

        Assert.Equal((HttpStatusCode.BadRequest, "type_unavailable"), (page.Status, page.Code));
    }

    [Fact]
    public async Task A_ping_is_answered_whatever_else_is_in_the_query()
    {
        using var http = new HttpClient();

        Assert.Equal("pong", await http.GetStringAsync($"{world.Address}/loginapi/login?box=x&ping=1&lapi=%ff", TestContext.Current.CancellationToken));
    }

    private string LoginUrl(TestBox box, string secretText, string text)
    {
        using var secret = new BoxSecret(secretText);
        var (lapi, si) = LapiSeal.Seal(secret, LapiMode.Encrypted, text);
        return $"{world.Address}/loginapi/login?box={box.Number}&lapi={lapi}&si={si}";
    }

    private static string WithoutNonce(string html) => System.Text.RegularExpressions.Regex.Replace(html, "nonce=\"[^\"]*\"", "");
}
