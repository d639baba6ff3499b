namespace Icaro.WingsRedirect.Tests;

public sealed class CallbackTests(WingsWorld world)
{
    private static readonly object First = new { post_auth_redirect_url = "https://first.example" };
    private static readonly object Second = new { post_auth_redirect_url = "https://second.example" };
    private static readonly string[] NewPortal = ["https://new.example"];
    private static readonly object Signed = new { post_auth_redirect_url = "https://signed.example", confirmation = "signed" };

    [Fact]
    public async Task Reload_and_back_button_land_on_the_same_page_at_every_replica()
    {
        var hotspot = await world.Hotspots.AddAsync(null, First, Second);
        await using var other = await WingsWorld.StartReplicaAsync(world.Settings);
        var first = await world.Portal.EnterAsync(hotspot);

        var second = await world.Portal.CallbackAsync(first["state"]);
        var end = await world.Portal.CallbackAsync(second["state"]);

        Assert.StartsWith("https://second.example/wings/login?", second.Location);
        Assert.StartsWith($"{TestHotspot.Return}&integration_done=true&proof=", end.Location);
        foreach (var portal in new[] { world.Portal, new Portal(other.Client) })
        {
            Assert.Equal(second, await portal.CallbackAsync(first["state"]));
            Assert.Equal(end, await portal.CallbackAsync(second["state"]));
        }
    }

    [Fact]
    public async Task The_second_platform_gets_what_the_first_got()
    {
        var hotspot = await world.Hotspots.AddAsync(null, First, Second);
        await world.Portal.EnterAsync(hotspot);

        var first = await world.Portal.RedirectAsync([.. hotspot.Parameters("/wings/login/email"), new("code", "4711"), new("email", "a+b@mail.example")]);
        var second = await world.Portal.CallbackAsync(first["state"]);

        Assert.Equal(first.BeforeCallback.Replace("first", "second", StringComparison.Ordinal), second.BeforeCallback);
    }

    [Fact]
    public async Task A_state_that_is_none_is_refused()
    {
        var hotspot = await world.Hotspots.AddAsync(null, First);
        var entered = await world.Portal.EnterAsync(hotspot);
        var end = await world.Portal.CallbackAsync(entered["state"]);

        (await world.Portal.GetAsync("/wings/callback")).IsRefused(HttpStatusCode.BadRequest, "state_required");
        (await world.Portal.CallbackAsync("nonsense")).IsRefused(HttpStatusCode.BadRequest, "state_invalid");
        (await world.Portal.CallbackAsync(end["proof"])).IsRefused(HttpStatusCode.BadRequest, "state_invalid");
        (await world.Portal.GetAsync($"/wings/callback?state={entered["state"]}&state={entered["state"]}")).IsRefused(HttpStatusCode.BadRequest, "parameter_repeated");
    }

    [Fact]
    public async Task An_expired_state_offers_the_way_back_to_the_portal()
    {
        var hotspot = await world.Hotspots.AddAsync(null, First);
        await using var hasty = await WingsWorld.StartReplicaAsync(
            new Dictionary<string, string>(world.Settings) { ["Wings:FlowLifetime"] = "00:00:01" });
        var portal = new Portal(hasty.Client);
        var state = (await portal.EnterAsync(hotspot))["state"];

        var answer = await portal.GetUntilAsync($"/wings/callback?state={state}", answer => answer.Status != HttpStatusCode.Found);
        var page = await portal.CallbackAsync(state, asBrowser: true);

        answer.IsRefused(HttpStatusCode.Gone, "state_expired");
        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Contains($"href=\"{WebUtility.HtmlEncode(TestHotspot.Return)}\"", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_leads_nowhere_once_the_portal_has_moved()
    {
        var hotspot = await world.Hotspots.AddAsync(null, First);
        var state = (await world.Portal.EnterAsync(hotspot))["state"];

        await world.Hotspots.SetPortalAsync(hotspot.Id, new { portal_urls = NewPortal });

        var answer = await world.Portal.GetUntilAsync($"/wings/callback?state={state}", answer => answer.Status != HttpStatusCode.Found);
        answer.IsRefused(HttpStatusCode.BadRequest, "return_not_allowed");
    }

    [Fact]
    public async Task A_platform_that_signs_lets_nobody_pass_without_a_signature()
    {
        var hotspot = await world.Hotspots.AddAsync(null, Signed, Second);
        var state = (await world.Portal.EnterAsync(hotspot))["state"];
        var signature = hotspot.Integrations[0].Sign(state);

        (await world.Portal.CallbackAsync(state)).IsRefused(HttpStatusCode.Forbidden, "confirmation_required");
        (await world.Portal.CallbackAsync(state, "")).IsRefused(HttpStatusCode.Forbidden, "confirmation_required");
        (await world.Portal.CallbackAsync(state, new('0', 64))).IsRefused(HttpStatusCode.Forbidden, "signature_invalid");
        (await world.Portal.CallbackAsync(state, "no hex at all")).IsRefused(HttpStatusCode.Forbidden, "signature_invalid");
        (await world.Portal.CallbackAsync(state, hotspot.Integrations[1].Sign(state))).IsRefused(HttpStatusCode.Forbidden, "signature_invalid");
        (await world.Portal.CallbackAsync(state, hotspot.Integrations[0].Sign(state + "x"))).IsRefused(HttpStatusCode.Forbidden, "signature_invalid");
        Assert.StartsWith("https://second.example/", (await world.Portal.CallbackAsync(state, signature)).Location);
    }

    [Fact]
    public async Task A_platform_may_confirm_from_server_to_server_instead()
    {
        var hotspot = await world.Hotspots.AddAsync(null, Signed, Second);
        await using var other = await WingsWorld.StartReplicaAsync(world.Settings);
        var state = (await world.Portal.EnterAsync(hotspot))["state"];
        var token = await world.ApiTokenAsync(hotspot.Integrations[0]);

        (await world.Portal.PostAsync("/wings/confirmations", new { state })).IsProblem(HttpStatusCode.Unauthorized, "token_invalid");
        (await world.Portal.PostAsync("/wings/confirmations", new { state }, "another's")).IsProblem(HttpStatusCode.Unauthorized, "token_invalid");
        (await world.Portal.PostAsync("/wings/confirmations", new { state = "x" }, token)).IsProblem(HttpStatusCode.BadRequest, "state_invalid");
        (await world.Portal.PostAsync("/wings/confirmations", new { }, token)).IsProblem(HttpStatusCode.BadRequest, "body_malformed");
        Assert.Equal(HttpStatusCode.Forbidden, (await world.Portal.CallbackAsync(state)).Status);

        var confirmed = await world.Portal.PostAsync("/wings/confirmations", new { state }, token);

        Assert.Equal(HttpStatusCode.OK, confirmed.Status);
        Assert.Equal(
            $"{RunningWings.PublicUrl}/wings/callback?state={state}&signature={hotspot.Integrations[0].Sign(state)}",
            (string?)confirmed.Json["callback"]);
        Assert.StartsWith("https://second.example/", (await world.Portal.CallbackAsync(state)).Location);
        var elsewhere = await new Portal(other.Client).GetUntilAsync($"/wings/callback?state={state}", answer => answer.Status == HttpStatusCode.Found);
        Assert.StartsWith("https://second.example/", elsewhere.Location);
    }

    [Fact]
    public async Task A_platforms_token_confirms_at_its_own_hotspots_only()
    {
        var hotspot = await world.Hotspots.AddAsync(null, Signed);
        var another = await world.Hotspots.AddAsync(null, Signed);
        var state = (await world.Portal.EnterAsync(hotspot))["state"];
        await world.Portal.EnterAsync(another);

        var answer = await world.Portal.PostAsync("/wings/confirmations", new { state }, await world.ApiTokenAsync(another.Integrations[0]));

        answer.IsProblem(HttpStatusCode.Unauthorized, "token_invalid");
    }

    [Fact]
    public async Task A_platform_that_was_switched_off_confirms_nobody_any_more()
    {
        var hotspot = await world.Hotspots.AddAsync(null, Signed, Second);
        var state = (await world.Portal.EnterAsync(hotspot))["state"];
        var token = await world.ApiTokenAsync(hotspot.Integrations[0]);
        Assert.Equal(HttpStatusCode.OK, (await world.Portal.PostAsync("/wings/confirmations", new { state }, token)).Status);

        await world.Hotspots.SwitchAsync(HttpMethod.Delete, hotspot.Id, hotspot.Integrations[0].Id);

        await Eventually.TrueAsync(
            async () => (await world.Portal.PostAsync("/wings/confirmations", new { state }, token)).Status != HttpStatusCode.OK,
            () => "a refusal");
        (await world.Portal.PostAsync("/wings/confirmations", new { state }, token)).IsProblem(HttpStatusCode.Unauthorized, "token_invalid");
    }
}
