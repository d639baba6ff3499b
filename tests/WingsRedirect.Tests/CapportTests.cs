using System.Text.Json;

namespace Icaro.WingsRedirect.Tests;

public sealed class CapportTests(WingsWorld world)
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Devices_learn_where_the_portal_is()
    {
        var hotspot = await AddAsync(new { portal_urls = new[] { TestHotspot.Portal, "https://second.example" }, venue_info_url = "https://venue.example/" });

        var answer = await world.Portal.GetAsync(Url(hotspot));

        Assert.Equal((HttpStatusCode.OK, "application/captive+json"), (answer.Status, answer.ContentType));
        Assert.Equal(
            """{"captive":true,"user-portal-url":"https://portal.example","venue-info-url":"https://venue.example/","can-extend-session":true}""",
            answer.Body);
    }

    [Fact]
    public async Task Phones_can_read_it()
    {
        var hotspot = await AddAsync(new { portal_urls = new[] { TestHotspot.Portal }, venue_info_url = "https://venue.example/" });
        await world.Portal.ReportAsync(hotspot, new { status = "open", session_seconds = 3600, bytes_remaining = 5_000_000_000 });

        var answer = (await world.Portal.GetAsync(Url(hotspot))).Json.AsObject();

        Assert.Equal(
            ["captive", "user-portal-url", "venue-info-url", "can-extend-session", "seconds-remaining", "bytes-remaining"],
            answer.Select(field => field.Key));
        Assert.Equal(JsonValueKind.False, answer["captive"]!.GetValueKind());
        Assert.Equal(JsonValueKind.True, answer["can-extend-session"]!.GetValueKind());
        Assert.Equal(Uri.UriSchemeHttps, new Uri((string)answer["user-portal-url"]!).Scheme);
        Assert.Equal(Uri.UriSchemeHttps, new Uri((string)answer["venue-info-url"]!).Scheme);
        Assert.InRange((int)answer["seconds-remaining"]!, 3000, 3600);
        Assert.Equal(5_000_000_000, (long)answer["bytes-remaining"]!);
    }

    [Fact]
    public async Task A_portal_without_https_is_left_out_and_another_with_it_is_told()
    {
        var insecure = await AddAsync(TestHotspot.PortalAt("http://portal.example"));
        var mixed = await AddAsync(TestHotspot.PortalAt("http://portal.example", "https://second.example"));

        Assert.Equal("""{"captive":true,"can-extend-session":false}""", (await world.Portal.GetAsync(Url(insecure))).Body);
        Assert.Equal("https://second.example", (string?)(await world.Portal.GetAsync(Url(mixed))).Json["user-portal-url"]);
    }

    [Fact]
    public async Task Head_is_answered_like_get_without_a_body_and_nobody_keeps_the_answer()
    {
        var hotspot = await AddAsync();

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var request = new HttpRequestMessage(method, Url(hotspot));
            using var answer = await world.Wings.Client.SendAsync(request, CancellationToken);

            Assert.Equal((HttpStatusCode.OK, "application/captive+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
            Assert.True(answer.Headers.CacheControl is { Private: true, NoStore: true });
            Assert.Equal(method == HttpMethod.Head, (await answer.Content.ReadAsStringAsync(CancellationToken)) is "");
        }
    }

    [Fact]
    public async Task A_session_that_a_proof_opened_is_told_with_its_end()
    {
        var hotspot = await world.Hotspots.AddAsync();
        var proof = (await world.Portal.EnterAsync(hotspot))["proof"];
        await world.Portal.VerifyAsync(hotspot, proof, sessionSeconds: 3600);

        var mine = (await world.Portal.GetAsync(Url(hotspot))).Json;
        var anothers = (await world.Portal.GetAsync(Url(hotspot, "another"))).Json;

        Assert.False((bool)mine["captive"]!);
        Assert.InRange((int)mine["seconds-remaining"]!, 3000, 3600);
        Assert.True((bool)anothers["captive"]!);
        Assert.Null(anothers["seconds-remaining"]);
    }

    [Fact]
    public async Task The_step_before_the_login_opens_nothing()
    {
        var hotspot = await world.Hotspots.AddAsync();
        var proof = (await world.Portal.EnterAsync(hotspot, "pre"))["proof"];
        Assert.Equal(HttpStatusCode.OK, (await world.Portal.VerifyAsync(hotspot, proof)).Status);

        Assert.True((bool)(await world.Portal.GetAsync(Url(hotspot))).Json["captive"]!);
    }

    [Fact]
    public async Task A_device_is_told_by_its_token_or_by_the_address_that_the_unit_forwards()
    {
        var hotspot = await AddAsync();
        await world.Portal.ReportAsync(hotspot, new { status = "open", address = "10.1.0.17", token = "device-17" });
        var unit = $"/wings/capport/{hotspot.UnitUuid}";

        Assert.False(await IsCaptiveAsync($"{unit}?token=device-17"));
        Assert.True(await IsCaptiveAsync($"{unit}?token=device-18"));
        Assert.False(await IsCaptiveAsync($"{unit}?digest={hotspot.Digest}&address=10.1.0.17"));
        Assert.False(await IsCaptiveAsync($"{unit}?digest={hotspot.Digest}&address=::ffff:10.1.0.17"));
        Assert.True(await IsCaptiveAsync($"{unit}?digest={hotspot.Digest}&address=10.1.0.18"));
        Assert.False(await IsCaptiveAsync(unit, from: "10.1.0.17"));
    }

    [Fact]
    public async Task A_device_that_cannot_be_told_is_not_called_captive_for_ever()
    {
        var hotspot = await AddAsync();
        await world.Portal.ReportAsync(hotspot, new { status = "open", address = "10.1.0.17" });
        var unit = $"/wings/capport/{hotspot.UnitUuid}";

        (await world.Portal.GetAsync(unit)).IsRefused(HttpStatusCode.NotFound, "device_unknown");
        (await world.Portal.GetAsync($"{unit}?address=10.1.0.17")).IsRefused(HttpStatusCode.BadRequest, "digest_required");
        (await world.Portal.GetAsync($"{unit}?address=10.1.0.17&digest=another")).IsRefused(HttpStatusCode.BadRequest, "digest_invalid");
        (await world.Portal.GetAsync($"{unit}?sessionid=1&sessionid=2")).IsRefused(HttpStatusCode.BadRequest, "parameter_repeated");
    }

    [Fact]
    public async Task A_unit_that_nobody_knows_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await world.Portal.GetAsync("/wings/capport/nobody's")).Status);

    private static string Url(TestHotspot hotspot, string sessionId = TestHotspot.SessionId) =>
        $"/wings/capport/{hotspot.UnitUuid}?sessionid={sessionId}";

    private async Task<TestHotspot> AddAsync(object? portal = null)
    {
        var hotspot = await world.Hotspots.AddAsync(portal);
        await world.Portal.GetUntilAsync(Url(hotspot), answer => answer.Status == HttpStatusCode.OK);
        return hotspot;
    }

    private async Task<bool> IsCaptiveAsync(string url, string? from = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        if (from is not null)
            request.Headers.Add("X-Forwarded-For", from);
        using var answer = await world.Wings.Client.SendAsync(request, CancellationToken);
        return (bool)JsonNode.Parse(await answer.Content.ReadAsStringAsync(CancellationToken))!["captive"]!;
    }
}
