namespace Icaro.WingsRedirect.Tests;

public sealed class CapportTests(WingsWorld world)
{
    [Fact]
    public async Task Devices_learn_where_the_portal_is()
    {
        var hotspot = await world.Hotspots.AddAsync(new { portal_urls = new[] { TestHotspot.Portal, "https://second.example" }, venue_info_url = "https://venue.example/" });
        await world.Portal.EnterAsync(hotspot);

        var answer = await world.Portal.GetAsync($"/wings/capport/{hotspot.UnitUuid}");

        Assert.Equal((HttpStatusCode.OK, "application/captive+json"), (answer.Status, answer.ContentType));
        Assert.Equal(
            """{"captive":true,"user-portal-url":"https://portal.example","venue-info-url":"https://venue.example/","can-extend-session":true}""",
            answer.Body);
    }

    [Fact]
    public async Task Devices_learn_that_their_session_is_open_and_for_how_long()
    {
        var hotspot = await world.Hotspots.AddAsync();
        var proof = (await world.Portal.EnterAsync(hotspot))["proof"];
        await world.Portal.VerifyAsync(hotspot, proof, sessionSeconds: 3600);

        var mine = (await world.Portal.GetAsync($"/wings/capport/{hotspot.UnitUuid}?sessionid=59e1a6a30000000c")).Json;
        var anothers = (await world.Portal.GetAsync($"/wings/capport/{hotspot.UnitUuid}?sessionid=another")).Json;

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

        Assert.True((bool)(await world.Portal.GetAsync($"/wings/capport/{hotspot.UnitUuid}?sessionid=59e1a6a30000000c")).Json["captive"]!);
    }

    [Fact]
    public async Task A_unit_that_nobody_knows_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await world.Portal.GetAsync("/wings/capport/nobody's")).Status);
}
