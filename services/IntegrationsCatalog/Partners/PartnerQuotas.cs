namespace Icaro.IntegrationsCatalog.Partners;

internal static class PartnerQuotas
{
    public static readonly Quota ApiKeys = new(
        "api_keys",
        QuotaOwner.Account,
        options => options.ApiKeysPerAccount,
        (db, accountId) => db.ApiKeys.Where(row => row.AccountId == accountId).Select(row => row.Id));

    public static readonly Quota Devices = new(
        "devices",
        QuotaOwner.Hotspot,
        options => options.DevicesPerHotspot,
        (db, hotspotId) => db.Devices.Where(row => row.HotspotId == hotspotId).Select(row => row.Id));

    public static readonly Quota ProjectIntegrations = new(
        "project_integrations",
        QuotaOwner.Hotspot,
        options => options.ProjectIntegrationsPerHotspot,
        (db, hotspotId) => db.ProjectIntegrations.Where(row => row.HotspotId == hotspotId).Select(row => row.Id));
}
