namespace Icaro.IntegrationsCatalog.Tests.HotspotIntegrations;

/// <summary>A reseller's hotspot with a customer, and an integration that is granted to the reseller.</summary>
internal sealed record Switchable(Caller Reseller, int HotspotId, int CustomerId, int IntegrationId, int ResellerId)
{
    public string Path => $"/api/hotspot_integrations/{HotspotId}/{IntegrationId}";

    public static async Task<Switchable> CreateAsync(CatalogApplication catalog)
    {
        var admin = await catalog.AsAdminAsync();
        var (reseller, resellerId) = await catalog.AddResellerAsync();
        var hotspotId = await reseller.AddHotspotAsync();
        var customerId = await reseller.AddMemberAsync(hotspotId);
        var integrationId = await admin.AddIntegrationAsync();
        await admin.GrantAsync(resellerId, integrationId);
        return new(reseller, hotspotId, customerId, integrationId, resellerId);
    }

    public async Task SwitchOnAsync() => Assert.Equal(Answer.Success, await Reseller.PutAsync(Path));

    public async Task SwitchOffAsync() => Assert.Equal(Answer.Success, await Reseller.DeleteAsync(Path));
}
