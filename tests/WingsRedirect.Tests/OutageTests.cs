namespace Icaro.WingsRedirect.Tests;

/// <summary>Each has a replica of its own, with gates between it and what it can do without.</summary>
public sealed class OutageTests(WingsWorld world)
{
    private static readonly object Platform = new { post_auth_redirect_url = "https://platform.example" };

    [Fact]
    public async Task No_redirect_fails_while_catalog_and_broker_are_away_and_changes_show_when_they_are_back()
    {
        await using var gates = new Gates(world);
        await using var wings = await WingsWorld.StartReplicaAsync(gates.Settings());
        var hotspot = await world.Hotspots.AddAsync(null, Platform);
        var portal = new Portal(wings.Client);
        await portal.EnterAsync(hotspot);

        await using var load = new Load(portal, hotspot);
        await gates.CloseAsync();
        await WingsWorld.HealthAsync(wings, "Degraded");
        await load.GoesOnAsync();
        await world.Hotspots.SetPortalAsync(hotspot.Id, new { portal_urls = new[] { TestHotspot.Portal, "https://new.example" } });
        gates.Open();

        var parameters = hotspot.Parameters();
        parameters["return"] = "https://new.example/";
        await Eventually.TrueAsync(async () => (await portal.RedirectAsync(parameters)).Status == HttpStatusCode.Found, () => "the new portal");
        await WingsWorld.HealthAsync(wings, "Healthy");
        await load.GoesOnAsync();
        Assert.Equal([], load.Failures);
    }

    [Fact]
    public async Task A_replica_starts_from_the_copy_while_catalog_and_broker_are_away()
    {
        await using var gates = new Gates(world);
        var settings = gates.Settings();
        var hotspot = await world.Hotspots.AddAsync(null, Platform);
        string state;
        await using (var first = await WingsWorld.StartReplicaAsync(settings))
        {
            state = (await new Portal(first.Client).EnterAsync(hotspot))["state"];
            // Heard of after the start, and kept too.
            await world.Hotspots.SetPortalAsync(hotspot.Id, new { terms_of_use = "Changed." });
            await new Portal(first.Client).GetUntilAsync(Preferences(hotspot), answer => answer.Body.Contains("Changed.", StringComparison.Ordinal));
        }

        await gates.CloseAsync();
        await using var second = await WingsWorld.StartReplicaAsync(settings, "Degraded");

        var portal = new Portal(second.Client);
        Assert.StartsWith($"{TestHotspot.Return}&integration_done=true&proof=", (await portal.CallbackAsync(state)).Location);
        Assert.Equal(HttpStatusCode.Found, (await portal.RedirectAsync(hotspot.Parameters())).Status);
        Assert.Contains("Changed.", (await portal.GetAsync(Preferences(hotspot))).Body, StringComparison.Ordinal);
        // Sun-UI's page chooses from texts that portals do not keep.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await portal.GetAsync($"/wax/privacy/{hotspot.Uuid}")).Status);
        gates.Open();
        await WingsWorld.HealthAsync(second, "Healthy");
    }

    [Fact]
    public async Task A_copy_that_is_damaged_is_used_as_far_as_it_goes()
    {
        await using var gates = new Gates(world);
        var settings = gates.Settings();
        var hotspot = await world.Hotspots.AddAsync();
        await using (var first = await WingsWorld.StartReplicaAsync(settings))
            await new Portal(first.Client).EnterAsync(hotspot);

        var copy = Directory.GetFiles(settings["Portals:CopyDirectory"]).Single();
        await File.AppendAllTextAsync(copy, "{\"hotspot\":{\"id\":1\n\0\n{}\n[", TestContext.Current.CancellationToken);
        await gates.CloseAsync();
        await using var second = await WingsWorld.StartReplicaAsync(settings, "Degraded");

        Assert.Equal(HttpStatusCode.Found, (await new Portal(second.Client).RedirectAsync(hotspot.Parameters())).Status);
    }

    [Fact]
    public async Task Without_catalog_and_copy_a_replica_is_not_healthy_until_it_has_the_data()
    {
        await using var gates = new Gates(world);
        await gates.CloseAsync();
        var hotspot = await world.Hotspots.AddAsync();
        await using var wings = await WingsWorld.StartReplicaAsync(gates.Settings(), "Unhealthy");
        var portal = new Portal(wings.Client);

        (await portal.RedirectAsync(hotspot.Parameters())).IsRefused(HttpStatusCode.ServiceUnavailable, "not_ready");
        (await portal.GetAsync("/wings/callback?state=x")).IsRefused(HttpStatusCode.ServiceUnavailable, "not_ready");
        gates.Open();

        await WingsWorld.HealthAsync(wings, "Healthy");
        Assert.Equal(HttpStatusCode.Found, (await portal.RedirectAsync(hotspot.Parameters())).Status);
    }

    [Fact]
    public async Task A_disk_that_cannot_be_written_costs_the_copy_only()
    {
        var settings = new Dictionary<string, string>(world.Settings) { ["Portals:CopyDirectory"] = "/proc/nowhere" };

        await using var wings = await WingsWorld.StartReplicaAsync(settings);

        await new Portal(wings.Client).EnterAsync(await world.Hotspots.AddAsync(null, Platform));
    }

    [Fact]
    public async Task Proofs_are_verified_without_catalog_and_broker()
    {
        await using var gates = new Gates(world);
        await using var wings = await WingsWorld.StartReplicaAsync(gates.Settings());
        var hotspot = await world.Hotspots.AddAsync(null, new { post_auth_redirect_url = "https://platform.example", confirmation = "signed" });
        var token = await world.ApiTokenAsync(hotspot.Integrations[0]);
        var portal = new Portal(wings.Client);
        var state = (await portal.EnterAsync(hotspot))["state"];
        var proof = (await portal.CallbackAsync(state, hotspot.Integrations[0].Sign(state)))["proof"];
        await gates.CloseAsync();

        var verified = await portal.VerifyAsync(hotspot, proof);

        Assert.Equal(HttpStatusCode.OK, verified.Status);
        Assert.Equal(verified, await portal.VerifyAsync(hotspot, proof));
        (await portal.VerifyAsPlatformAsync(hotspot, proof, token)).IsProblem(HttpStatusCode.Conflict, "proof_used");
    }

    [Fact]
    public async Task Sessions_are_reported_and_told_without_catalog_and_broker()
    {
        await using var gates = new Gates(world);
        await using var wings = await WingsWorld.StartReplicaAsync(gates.Settings());
        var hotspot = await world.Hotspots.AddAsync();
        var portal = new Portal(wings.Client);
        await portal.EnterAsync(hotspot);
        await gates.CloseAsync();
        var url = $"/wings/capport/{hotspot.UnitUuid}?sessionid={TestHotspot.SessionId}";

        Assert.Equal(HttpStatusCode.OK, (await portal.ReportAsync(hotspot, new { status = "open" })).Status);
        Assert.False((bool)(await portal.GetAsync(url)).Json["captive"]!);
        Assert.Equal(HttpStatusCode.OK, (await portal.ReportAsync(hotspot, new { status = "ended" })).Status);
        Assert.True((bool)(await portal.GetAsync(url)).Json["captive"]!);
    }

    private static string Preferences(TestHotspot hotspot) => $"/wax/preferences?digest={hotspot.Digest}&uuid={hotspot.UnitUuid}&sessionid=1";
}
