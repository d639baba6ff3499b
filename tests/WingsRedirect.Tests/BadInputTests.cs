namespace Icaro.WingsRedirect.Tests;

public sealed class BadInputTests(WingsWorld world)
{
    [Theory]
    [InlineData("digest", "digest_required", "digest required")]
    [InlineData("uuid", "uuid_required", "uuid required")]
    [InlineData("sessionid", "sessionid_required", "sessionid required")]
    [InlineData("path", "path_required", "path required")]
    [InlineData("return", "return_required", "return required")]
    public async Task What_is_missing_is_named(string parameter, string code, string message)
    {
        var hotspot = await KnownHotspotAsync();
        var rest = hotspot.Parameters().Where(one => one.Key != parameter).ToList();

        foreach (var answer in new[] { await world.Portal.RedirectAsync(rest), await world.Portal.RedirectAsync([.. rest, new(parameter, "")]) })
        {
            answer.IsRefused(HttpStatusCode.BadRequest, code);
            Assert.Equal(message, (string?)answer.Json["message"]);
        }
    }

    [Theory]
    [InlineData("uuid", "nobody's", "uuid_invalid", "uuid is invalid")]
    [InlineData("digest", "0123456789abcdef0123456789abcdef", "digest_invalid", "digest is invalid")]
    [InlineData("digest", "short", "digest_invalid", "digest is invalid")]
    [InlineData("path", "wings/login", "path_invalid", null)]
    [InlineData("path", "//evil.example", "path_invalid", null)]
    [InlineData("path", "/wings/login?x=1", "path_invalid", null)]
    [InlineData("path", "/wings/../login", "path_invalid", null)]
    [InlineData("path", "/@evil.example", "path_invalid", null)]
    [InlineData("user", "a\r\nLocation: https://evil.example", "parameter_malformed", null)]
    [InlineData("user", "a\0", "parameter_malformed", null)]
    [InlineData("return", "https://evil.example/", "return_not_allowed", null)]
    public async Task What_is_wrong_is_named(string parameter, string value, string code, string? message)
    {
        var hotspot = await KnownHotspotAsync();
        var parameters = hotspot.Parameters();
        parameters[parameter] = value;

        var answer = await world.Portal.RedirectAsync(parameters);

        answer.IsRefused(HttpStatusCode.BadRequest, code);
        if (message is not null)
            Assert.Equal(message, (string?)answer.Json["message"]);
    }

    [Fact]
    public async Task The_digest_in_other_letters_is_another()
    {
        var hotspot = await KnownHotspotAsync();
        var parameters = hotspot.Parameters();
        parameters["digest"] = hotspot.Digest.ToUpperInvariant();

        (await world.Portal.RedirectAsync(parameters)).IsRefused(HttpStatusCode.BadRequest, "digest_invalid");
    }

    [Theory]
    [InlineData("digest")]
    [InlineData("uuid")]
    [InlineData("sessionid")]
    [InlineData("uamip")]
    [InlineData("uamport")]
    [InlineData("user")]
    [InlineData("nasid")]
    [InlineData("path")]
    [InlineData("return")]
    public async Task A_repeated_parameter_is_refused(string parameter)
    {
        var hotspot = await KnownHotspotAsync();

        var answer = await world.Portal.RedirectAsync([.. hotspot.Parameters(), KeyValuePair.Create(parameter, hotspot.Parameters()[parameter])]);

        answer.IsRefused(HttpStatusCode.BadRequest, "parameter_repeated");
    }

    [Theory]
    [InlineData("user", 257)]
    [InlineData("code", 1025)]
    [InlineData("return", 2049)]
    public async Task An_oversized_value_is_refused(string parameter, int length)
    {
        var hotspot = await KnownHotspotAsync();
        var parameters = hotspot.Parameters();
        parameters[parameter] = parameter == "return" ? TestHotspot.Return.PadRight(length, 'a') : new('a', length);

        (await world.Portal.RedirectAsync(parameters)).IsRefused(HttpStatusCode.BadRequest, "parameter_too_long");
    }

    [Fact]
    public async Task What_is_as_long_as_it_may_be_comes_back()
    {
        var hotspot = await world.Hotspots.AddAsync(null, new { post_auth_redirect_url = "https://platform.example" });
        await world.Portal.EnterAsync(hotspot);
        var parameters = hotspot.Parameters("/wings/login/facebook");
        parameters["return"] = TestHotspot.Return.PadRight(2048, 'a');

        var answer = await world.Portal.RedirectAsync([.. parameters, new("code", new('a', 1024)), new("state", new('b', 1024))]);

        Assert.StartsWith(parameters["return"], (await world.Portal.CallbackAsync(answer["state"])).Location);
    }

    [Fact]
    public async Task What_could_not_be_carried_along_is_refused()
    {
        var hotspot = await world.Hotspots.AddAsync(null, new { post_auth_redirect_url = "https://platform.example" });
        await world.Portal.EnterAsync(hotspot);
        var parameters = hotspot.Parameters("/wings/login/facebook");
        parameters["return"] = TestHotspot.Return.PadRight(2048, 'a');
        foreach (var parameter in new[] { "sessionid", "uamip", "uamport", "user", "nasid" })
            parameters[parameter] = new('c', 256);

        var answer = await world.Portal.RedirectAsync([.. parameters, new("code", new('a', 1024)), new("state", new('b', 1024))]);

        answer.IsRefused(HttpStatusCode.BadRequest, "parameter_too_long");
    }

    [Fact]
    public async Task In_production_guests_return_by_https_only()
    {
        var hotspot = await world.Hotspots.AddAsync(new { portal_urls = new[] { TestHotspot.Portal, "http://portal.example" } });
        await world.Portal.EnterAsync(hotspot);
        await using var production = await WingsWorld.StartReplicaAsync(
            new Dictionary<string, string>(world.Settings) { [WebHostDefaults.EnvironmentKey] = "Production" });
        var parameters = hotspot.Parameters();
        parameters["return"] = "http://portal.example/";

        Assert.Equal(HttpStatusCode.Found, (await world.Portal.RedirectAsync(parameters)).Status);
        (await new Portal(production.Client).RedirectAsync(parameters)).IsRefused(HttpStatusCode.BadRequest, "return_not_allowed");
        Assert.Equal(HttpStatusCode.Found, (await new Portal(production.Client).RedirectAsync(hotspot.Parameters())).Status);
    }

    [Fact]
    public async Task Guests_get_a_page_and_programs_get_json()
    {
        var hotspot = await KnownHotspotAsync();
        var parameters = hotspot.Parameters();
        parameters["return"] = "https://evil.example/<script>alert(1)</script>";

        var page = await world.Portal.RedirectAsync(parameters, asBrowser: true);
        var json = await world.Portal.RedirectAsync(parameters);

        Assert.Equal((HttpStatusCode.BadRequest, "text/html; charset=utf-8"), (page.Status, page.ContentType));
        Assert.Contains("return_not_allowed", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", page.Body + json.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Body, StringComparison.Ordinal);
        Assert.Equal("application/json; charset=utf-8", json.ContentType);
    }

    [Fact]
    public async Task Refusals_are_counted_by_code()
    {
        using var refusals = world.Wings.Meter<long>("wings.refusals");

        await world.Portal.GetAsync("/wings/callback?state=of-nobody-else");

        Assert.Contains(refusals.GetMeasurementSnapshot(), one => Equals(one.Tags["wings.refusal"], "state_invalid"));
    }

    private async Task<TestHotspot> KnownHotspotAsync()
    {
        var hotspot = await world.Hotspots.AddAsync();
        await world.Portal.EnterAsync(hotspot);
        return hotspot;
    }
}
