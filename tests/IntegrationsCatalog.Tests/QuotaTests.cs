using static Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class QuotaTests(CatalogApplication catalog)
{
    [Fact]
    public async Task A_reseller_has_so_many_hotspots_however_many_come_at_once()
    {
        await using var replica = await catalog.StartReplicaAsync(("Quotas:HotspotsPerAccount", "2"));
        var (reseller, _) = await replica.AddResellerAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(number => reseller.PostAsync("/api/hotspots", new { name = $"hotspot {number}" })));

        Assert.Equal(2, answers.Count(answer => answer.Status == 201));
        var refused = Answer.QuotaExceeded("The account has 2 hotspots, and can have no more");
        Assert.Equal(4, answers.Count(answer => answer == refused));
        var hotspots = (await reseller.GetAsync("/api/hotspots")).Ids;
        Assert.Equal(2, hotspots.Length);
        Assert.Equal(Answer.Success, await reseller.DeleteAsync($"/api/hotspots/{hotspots[0]}"));
        await reseller.AddHotspotAsync();
    }

    [Fact]
    public async Task One_tenants_quota_is_not_anothers()
    {
        await using var replica = await catalog.StartReplicaAsync(("Quotas:HotspotsPerAccount", "1"));
        var ((first, _), (second, _)) = (await replica.AddResellerAsync(), await replica.AddResellerAsync());

        await first.AddHotspotAsync();

        await second.AddHotspotAsync();
    }

    [Fact]
    public async Task A_reseller_has_so_many_api_keys_and_disclaimers()
    {
        await using var replica = await catalog.StartReplicaAsync(("Quotas:ApiKeysPerAccount", "1"), ("Quotas:DisclaimersPerAccount", "1"));
        var (admin, (reseller, resellerId)) = (await replica.AsAdminAsync(), await replica.AddResellerAsync());
        (string Path, object Body) key = ($"/api/accounts/{resellerId}/api_keys", new { name = "partner" });
        (string Path, object Body) disclaimer = ($"/api/disclaimers/accounts/{resellerId}", new { type = "tos", title = "t", body = "b" });
        Assert.Equal(201, (await reseller.PostAsync(key.Path, key.Body)).Status);
        Assert.Equal(201, (await admin.PostAsync(disclaimer.Path, disclaimer.Body)).Status);

        Assert.Equal(
            Answer.QuotaExceeded("The account has 1 api keys, and can have no more"), await reseller.PostAsync(key.Path, key.Body));
        Assert.Equal(
            Answer.QuotaExceeded("The account has 1 disclaimers, and can have no more"),
            await admin.PostAsync(disclaimer.Path, disclaimer.Body));
    }

    [Fact]
    public async Task A_project_has_so_many_devices_and_integrations()
    {
        await using var replica = await catalog.StartReplicaAsync(
            ("Quotas:DevicesPerHotspot", "1"), ("Quotas:ProjectIntegrationsPerHotspot", "1"));
        var partner = await Partner.CreateAsync(replica);
        await partner.AddDeviceAsync();
        await partner.AddWebhookAsync();

        var device = await partner.PostAsync($"{partner.Project}/devices", new { type = "tag" });
        var integration = await partner.PostAsync(
            $"{partner.Project}/integrations", new { type = "webhook", url = "https://yard.example/devices", token = "t" });

        Assert.Equal((409, "quota_exceeded"), (device.Status, device.Text("code")));
        Assert.Equal((409, "quota_exceeded"), (integration.Status, integration.Text("code")));
        Assert.Equal("The hotspot has 1 project integrations, and can have no more", integration.Text("message"));
    }

    [Fact]
    public async Task Quotas_are_listed_with_what_is_used()
    {
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        await reseller.AddMemberAsync(hotspotId);

        Assert.Equal(
            new Answer(200, """
                [{"name":"hotspots","used":1,"allowed":2000},{"name":"disclaimers","used":0,"allowed":100},
                {"name":"links","used":0,"allowed":100},{"name":"api_keys","used":0,"allowed":50}]
                """.Replace("\n", "", StringComparison.Ordinal)),
            await reseller.GetAsync($"/api/accounts/{resellerId}/quotas"));
        Assert.Equal(
            new Answer(200, """
                [{"name":"accounts","used":1,"allowed":100},{"name":"devices","used":0,"allowed":10000},
                {"name":"project_integrations","used":0,"allowed":20}]
                """.Replace("\n", "", StringComparison.Ordinal)),
            await reseller.GetAsync($"/api/hotspots/{hotspotId}/quotas"));
    }
}
