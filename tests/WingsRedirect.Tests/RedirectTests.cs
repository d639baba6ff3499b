namespace Icaro.WingsRedirect.Tests;

public sealed class RedirectTests(WingsWorld world)
{
    private static readonly object Platform = new { post_auth_redirect_url = "https://platform.example" };

    [Theory]
    [InlineData("/wings/login", "code=V123", "&code=V123&validated=true")]
    [InlineData("/wings/login/sms", "code=4711&num=%2B391234567890", "&code=4711&num=%2B391234567890")]
    [InlineData("/wings/login/email", "code=4711&email=a%2Bb%40mail.example", "&code=4711&email=a%2Bb%40mail.example")]
    [InlineData("/wings/login/email", "code=4711&email=a+b@mail.example", "&code=4711&email=a%2Bb%40mail.example")]
    [InlineData("/wings/login/facebook", "code=AQB%3D&state=d%26u%26s", "&code=AQB%3D&state=d%26u%26s")]
    public async Task The_redirect_is_the_documented_one_byte_for_byte(string path, string login, string documented)
    {
        var hotspot = await world.Hotspots.AddAsync(null, Platform);
        await world.Portal.EnterAsync(hotspot);

        var query = string.Join('&', hotspot.Parameters(path).Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}"));
        var answer = await world.Portal.GetAsync($"/wings/redirect/post?{query}&{login}");

        Assert.Equal($"https://platform.example{path}{hotspot.DocumentedQuery}{documented}", answer.BeforeCallback);
        Assert.Equal($"{RunningWings.PublicUrl}/wings/callback", answer["callback"]);
        Assert.EndsWith($"&state={answer["state"]}", answer.Location);
    }

    [Theory]
    [InlineData("https://platform.example/land/", "https://platform.example/land/wings/login?", "")]
    [InlineData("https://platform.example/land?x=1&y", "https://platform.example/land/wings/login?x=1&y&", "")]
    [InlineData("https://platform.example/?x=1#part", "https://platform.example/wings/login?x=1&", "#part")]
    [InlineData("https://platform.example#part?", "https://platform.example/wings/login?", "#part?")]
    [InlineData("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4/wings/login?", "")]
    public async Task A_platforms_address_may_have_a_path_a_query_and_a_fragment(string url, string start, string end)
    {
        var hotspot = await world.Hotspots.AddAsync(null, new { post_auth_redirect_url = url });

        var answer = await world.Portal.EnterAsync(hotspot);

        Assert.StartsWith(start + hotspot.DocumentedQuery[1..] + "&callback=", answer.Location);
        Assert.EndsWith(answer["state"] + end, answer.Location);
    }

    [Fact]
    public async Task Minimal_data_leaves_out_what_would_let_the_platform_log_in()
    {
        var hotspot = await world.Hotspots.AddAsync(null, new { post_auth_redirect_url = "https://platform.example", data = "minimal" });
        await world.Portal.EnterAsync(hotspot);

        var answer = await world.Portal.RedirectAsync([.. hotspot.Parameters("/wings/login/sms"), new("code", "4711"), new("num", "+39123")]);

        Assert.Equal(
            $"https://platform.example/wings/login/sms?uuid={hotspot.UnitUuid}&sessionid=59e1a6a30000000c&uamip=192.168.182.1&uamport=3990"
            + "&user=17&nasid=AA-BB-CC-DD-EE-FF&num=%2B39123",
            answer.BeforeCallback);
    }

    [Fact]
    public async Task Every_platform_with_a_page_for_the_step_has_its_turn_and_the_portal_is_last()
    {
        var hotspot = await world.Hotspots.AddAsync(
            null,
            new { pre_auth_redirect_url = "https://pre.example" },
            new { post_auth_redirect_url = "https://first.example" },
            new { name = "no pages at all" },
            new { pre_auth_redirect_url = "https://both.example/pre", post_auth_redirect_url = "https://both.example/post" });
        var waited = await world.Portal.EnterAsync(hotspot);

        Assert.StartsWith("https://first.example/wings/login?", waited.Location);
        Assert.Equal(["https://first.example/", "https://both.example/post", TestHotspot.Portal], await WalkAsync(hotspot, "post"));
        Assert.Equal(["https://pre.example/", "https://both.example/pre", TestHotspot.Portal], await WalkAsync(hotspot, "pre"));
    }

    [Fact]
    public async Task Redirects_are_counted_by_step_and_outcome_and_the_portal_data_has_an_age()
    {
        var hotspot = await world.Hotspots.AddAsync(null, Platform);
        await world.Portal.EnterAsync(hotspot);
        using var redirects = world.Wings.Meter<long>("wings.redirects");
        using var age = world.Wings.Meter<double>("wings.portals.age");

        await WalkAsync(hotspot, "post");
        age.RecordObservableInstruments();

        var counted = redirects.GetMeasurementSnapshot().Select(one => (one.Tags["wings.step"], one.Tags["wings.outcome"])).ToList();
        Assert.Contains(("post", "platform"), counted);
        Assert.Contains(("post", "portal"), counted);
        Assert.InRange(age.LastMeasurement!.Value, 0, 900);
        Assert.Matches("units?, read [0-9]+ (s|min) ago", await world.Wings.Client.GetStringAsync("/health", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_a_platform_for_the_step_the_guest_goes_straight_back()
    {
        var hotspot = await world.Hotspots.AddAsync();

        var answer = await world.Portal.EnterAsync(hotspot);

        Assert.StartsWith($"{TestHotspot.Return}&integration_done=true&proof=", answer.Location);
        Assert.Equal(HttpStatusCode.OK, (await world.Portal.VerifyAsync(hotspot, answer["proof"])).Status);
    }

    [Theory]
    [InlineData("https://portal.example", "https://portal.example?integration_done=true&proof={proof}")]
    [InlineData("https://portal.example:443/p#top", "https://portal.example:443/p?integration_done=true&proof={proof}#top")]
    [InlineData("https://portal.example/?proof=typed&a=1&integration_done=true", "https://portal.example/?a=1&integration_done=true&proof={proof}")]
    [InlineData("https://portal.example/?%70roof=typed&a", "https://portal.example/?a&integration_done=true&proof={proof}")]
    public async Task The_portals_address_comes_back_with_what_is_ours_and_nothing_else(string address, string expected)
    {
        var hotspot = await world.Hotspots.AddAsync();
        await world.Portal.EnterAsync(hotspot);

        var answer = await world.Portal.RedirectAsync([.. hotspot.Parameters().Where(one => one.Key != "return"), new("return", address)]);

        Assert.Equal(expected.Replace("{proof}", answer["proof"], StringComparison.Ordinal), answer.Location);
    }

    [Fact]
    public async Task A_redirect_is_kept_by_nobody()
    {
        var hotspot = await world.Hotspots.AddAsync();
        await world.Portal.EnterAsync(hotspot);

        var query = string.Join('&', hotspot.Parameters().Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}"));
        using var response = await world.Wings.Client.GetAsync($"/wings/redirect/post?{query}", TestContext.Current.CancellationToken);

        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    /// <returns>Where the guest was, one after the other, without what we add.</returns>
    private async Task<List<string>> WalkAsync(TestHotspot hotspot, string step)
    {
        List<string> places = [];
        var answer = await world.Portal.EnterAsync(hotspot, step);
        while (answer.Location.Contains("&callback=", StringComparison.Ordinal))
        {
            places.Add(answer.Location[..answer.Location.IndexOf("/wings/login", StringComparison.Ordinal)] is var place && place.Count('/') == 2 ? $"{place}/" : place);
            answer = await world.Portal.CallbackAsync(answer["state"]);
        }

        places.Add(new Uri(answer.Location).GetLeftPart(UriPartial.Authority));
        return places;
    }
}
