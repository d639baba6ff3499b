using Microsoft.AspNetCore.WebUtilities;

namespace Icaro.WingsRedirect.Tests;

/// <summary>
/// Icaro's Wings, which knows one URL only: what <c>/wax/preferences</c> names first, with its own path and query appended.
/// </summary>
public sealed class AppendedRedirectTests(WingsWorld world)
{
    private const string Step = $"{RunningWings.PublicUrl}/wings/redirect/post";

    private static readonly object First = new { post_auth_redirect_url = "https://first.example/page" };
    private static readonly object Second = new { post_auth_redirect_url = "https://second.example" };
    private static readonly object Signed = new { post_auth_redirect_url = "https://signed.example", confirmation = "signed" };
    private static readonly object Minimal = new { post_auth_redirect_url = "https://minimal.example", data = "minimal" };
    private static readonly object PreOnly = new { pre_auth_redirect_url = "https://pre.example" };

    public static TheoryData<string, object[]> Platforms => new()
    {
        { "https://first.example/page", [First] },
        { "https://first.example/page", [First, PreOnly] },
        { "", [PreOnly] },
        { Step, [First, Second] },
        { Step, [PreOnly, Second] },
        { Step, [Signed] },
        { Step, [Minimal] },
    };

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Preferences_name_our_step_where_the_portal_cannot_do_without(string expected, object[] platforms)
    {
        var hotspot = await world.Hotspots.AddAsync(null, platforms);

        Assert.Equal(expected, await PostAuthUrlAsync(world.Portal, hotspot));
    }

    [Fact]
    public async Task Guests_pass_all_platforms_and_return_to_the_portals_own_page_and_query()
    {
        var hotspot = await world.Hotspots.AddAsync(null, First, Signed, Second);
        var url = await PostAuthUrlAsync(world.Portal, hotspot);
        var query = $"{hotspot.DocumentedQuery}&code=4711&num=%2B391234567890";

        var first = await world.Portal.GetAsync($"{new Uri(url).AbsolutePath}/wings/login/sms{query}");
        var signed = await world.Portal.CallbackAsync(first["state"]);
        (await world.Portal.CallbackAsync(signed["state"])).IsRefused(HttpStatusCode.Forbidden, "confirmation_required");
        var second = await world.Portal.CallbackAsync(signed["state"], hotspot.Integrations[1].Sign(signed["state"]));
        var back = await world.Portal.CallbackAsync(second["state"]);

        Assert.Equal($"https://first.example/page/wings/login/sms{query}", first.BeforeCallback);
        Assert.Equal($"https://signed.example/wings/login/sms{query}", signed.BeforeCallback);
        Assert.Equal($"https://second.example/wings/login/sms{query}", second.BeforeCallback);
        Assert.Equal($"{TestHotspot.Portal}/wings/login/sms{query}&integration_done=true&proof={back["proof"]}", back.Location);
        Assert.Equal(HttpStatusCode.OK, (await world.Portal.VerifyAsync(hotspot, back["proof"])).Status);
    }

    [Fact]
    public async Task What_a_browser_leaves_as_it_is_comes_back_encoded()
    {
        var hotspot = await world.Hotspots.AddAsync(null, Minimal);
        await world.Portal.EnterAsync(hotspot);

        var asItIs = new Uri(
            $"{world.Wings.Client.BaseAddress}wings/redirect/post/wings/login/facebook{hotspot.DocumentedQuery}&code=a|b&state={{c}}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var page = await world.Wings.Client.GetAsync(asItIs, TestContext.Current.CancellationToken);
        var state = QueryHelpers.ParseQuery(page.Headers.Location!.Query)["state"][^1]!;
        var back = await world.Portal.CallbackAsync(state);

        Assert.StartsWith($"{TestHotspot.Portal}/wings/login/facebook{hotspot.DocumentedQuery}&code=a%7Cb&state=%7Bc%7D&", back.Location);
    }

    [Theory]
    [InlineData("/wings/login", "&return=https://evil.example", "parameter_repeated")]
    [InlineData("/wings/login", "&path=/wings/login/sms", "parameter_repeated")]
    [InlineData("//evil.example/wings", "", "path_invalid")]
    [InlineData("/@evil.example", "", "path_invalid")]
    [InlineData("", "", "path_required")]
    [InlineData("/wings/login", "&x={2050}", "parameter_too_long")]
    public async Task What_is_wrong_is_named(string path, string more, string code)
    {
        var hotspot = await world.Hotspots.AddAsync(null, First, Second);
        await world.Portal.EnterAsync(hotspot);

        var query = hotspot.DocumentedQuery + more.Replace("{2050}", new('a', 2050), StringComparison.Ordinal);
        var answer = await world.Portal.GetAsync($"/wings/redirect/post{path}{query}");

        answer.IsRefused(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task A_unit_that_nobody_knows_is_named()
    {
        var hotspot = await world.Hotspots.AddAsync(null, First, Second);

        var answer = await world.Portal.GetAsync(
            "/wings/redirect/post/wings/login" + hotspot.DocumentedQuery.Replace(hotspot.UnitUuid, "nobody's", StringComparison.Ordinal));

        answer.IsRefused(HttpStatusCode.BadRequest, "uuid_invalid");
    }

    [Fact]
    public async Task In_production_guests_return_by_https_or_the_portal_is_told_what_the_original_tells()
    {
        var insecure = await world.Hotspots.AddAsync(TestHotspot.PortalAt("http://portal.example"), First, Second);
        var mixed = await world.Hotspots.AddAsync(TestHotspot.PortalAt("http://portal.example", TestHotspot.Portal), First, Second);
        await using var production = await WingsWorld.StartReplicaAsync(
            new Dictionary<string, string>(world.Settings) { [WebHostDefaults.EnvironmentKey] = "Production" });
        var portal = new Portal(production.Client);

        Assert.Equal("https://first.example/page", await PostAuthUrlAsync(portal, insecure));
        Assert.Equal(Step, await PostAuthUrlAsync(portal, mixed));
        var page = await portal.GetAsync($"/wings/redirect/post/wings/login{mixed.DocumentedQuery}");
        var back = await portal.CallbackAsync((await portal.CallbackAsync(page["state"]))["state"]);
        Assert.StartsWith($"{TestHotspot.Portal}/wings/login?digest=", back.Location);
    }

    private static async Task<string> PostAuthUrlAsync(Portal portal, TestHotspot hotspot)
    {
        var preferences = await portal.GetUntilAsync(
            $"/wax/preferences?digest={hotspot.Digest}&uuid={hotspot.UnitUuid}&sessionid=1",
            answer => answer.Status == HttpStatusCode.OK && answer.Json["integrations"]?.AsArray().Count == hotspot.Integrations.Count);
        return (string)preferences.Json["integrations"]![0]!["post_auth_redirect_url"]!;
    }
}
