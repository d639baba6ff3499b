using System.Text.RegularExpressions;

namespace Icaro.LoginApiCrypto.Tests.EndToEnd;

public sealed partial class PmsTests(LoginApiWorld world) : IClassFixture<LoginApiWorld>
{
    [Fact]
    public async Task The_page_learns_of_the_guest_what_the_operator_wants_it_to()
    {
        await using var box = await world.AddBoxAsync(new { pms_fields = (string[])["room", "lname"] });
        using var guest = new Guest();
        var (pms, signature) = await AskBoxAsync(box, guest);

        var (status, answer) = await PostAsync(guest, ("pms", pms), ("pms_si", signature));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"lname":"Rossi","room":"101"}""", answer);
    }

    [Fact]
    public async Task All_documented_fields_of_a_guest_can_be_read()
    {
        string[] all = ["id", "fname", "lname", "room", "adate", "ddate", "bdate", "vip"];
        await using var box = await world.AddBoxAsync(new { pms_fields = all });
        using var guest = new Guest();
        var (pms, signature) = await AskBoxAsync(box, guest);

        var (_, answer) = await PostAsync(guest, ("pms", pms), ("pms_si", signature));

        Assert.Equal(
            """
            {"id":"7","fname":"Anna","lname":"Rossi","room":"101",
            "adate":"01.01.2026","ddate":"08.01.2026","bdate":"01.05.1980","vip":"Gold"}
            """.ReplaceLineEndings(""),
            answer);
    }

    [Fact]
    public async Task A_guest_of_whom_the_hotel_tells_next_to_nothing_is_no_error()
    {
        await using var box = await world.AddBoxAsync(new { pms_fields = (string[])["room", "fname"] });
        using var guest = new Guest();
        await guest.ArriveAsync(box);
        using var secret = new BoxSecret(box.Secret);
        var (pms, signature) = LapiSeal.Seal(secret, LapiMode.Encrypted, "room=;fname=Anna");

        Assert.Equal((HttpStatusCode.OK, """{"fname":"Anna"}"""), await PostAsync(guest, ("pms", pms), ("pms_si", signature)));
    }

    [Fact]
    public async Task A_guest_whom_nothing_proves_is_refused()
    {
        await using var box = await world.AddBoxAsync(new { pms_fields = (string[])["room"] });
        await using var other = await world.AddBoxAsync();
        using var guest = new Guest();
        using var stranger = new Guest();
        var (pms, signature) = await AskBoxAsync(other, guest);
        var (own, ownSignature) = await AskBoxAsync(box, guest);

        Assert.Equal((HttpStatusCode.Forbidden, "seal_invalid"), Code(await PostAsync(guest, ("pms", pms), ("pms_si", signature))));
        Assert.Equal((HttpStatusCode.BadRequest, "lapi_missing"), Code(await PostAsync(guest)));
        Assert.Equal((HttpStatusCode.BadRequest, "base64_malformed"), Code(await PostAsync(guest, ("pms", own + "="), ("pms_si", ownSignature))));
        Assert.Equal((HttpStatusCode.Forbidden, "session_missing"), Code(await PostAsync(stranger, ("pms", own), ("pms_si", ownSignature))));
    }

    [Fact]
    public async Task Boxes_before_1_3_have_no_encrypted_guests()
    {
        await using var box = await world.AddBoxAsync(new { version = "1.1" }, ("Version", "1.1"));
        using var guest = new Guest();
        var (pms, signature) = await AskBoxAsync(box, guest);

        Assert.Equal((HttpStatusCode.BadRequest, "field_too_new"), Code(await PostAsync(guest, ("pms", pms), ("pms_si", signature))));
    }

    /// <summary>As the page's script does.</summary>
    private async Task<(string Pms, string Signature)> AskBoxAsync(TestBox box, Guest guest)
    {
        var login = await guest.ArriveAsync(box);
        var (_, arrived) = await world.Api.PostAsync($"{box.Path}/decode", new { url = login.Address.ToString() });
        var fields = new JsonObject
        {
            ["userid"] = arrived!["fields"]!["id"]!.DeepClone(),
            ["tt_id"] = "0",
            ["pms_room"] = "101",
            ["pms_name"] = "Rossi",
        };
        var query = string.Concat(fields.Select(field => $"&{field.Key}={Uri.EscapeDataString((string)field.Value!)}"));
        var script = (await guest.GetAsync(
            $"{box.Address}/pms?callback=dataCBK&lapi={Uri.EscapeDataString(fields.ToJsonString())}{query}")).Html;
        var answer = JsonNode.Parse(Jsonp().Match(script).Groups[1].Value)!;
        Assert.Equal([435, 174], answer["tt"]!.AsArray().Select(template => (int)template!["id"]!));
        return ((string)answer["pms"]!, (string)answer["pms_si"]!);
    }

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(Guest guest, params (string, string)[] fields)
    {
        using var response = await guest.PostRawAsync(new Uri($"{world.Address}/loginapi/pms"), fields);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static (HttpStatusCode, string?) Code((HttpStatusCode Status, string Body) answer) =>
        (answer.Status, (string?)JsonNode.Parse(answer.Body)!["code"]);

    [GeneratedRegex(@"^dataCBK\((.*)\);$")]
    private static partial Regex Jsonp();
}
