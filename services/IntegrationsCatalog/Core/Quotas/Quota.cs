namespace Icaro.IntegrationsCatalog.Core.Quotas;

/// <summary>
/// How many of something one owner may have. Each room has its own; <see cref="QuotaEndpoints"/> lists all that are registered.
/// </summary>
/// <param name="Name">The plural of what is counted.</param>
/// <param name="Owner">Whose they are.</param>
/// <param name="Allowed">The most that one owner may have.</param>
/// <param name="Ids">The ids of those that an owner has.</param>
internal sealed record Quota(
    string Name, QuotaOwner Owner, Func<QuotaOptions, int> Allowed, Func<CatalogDbContext, int, IQueryable<int>> Ids);

internal enum QuotaOwner
{
    Account,
    Hotspot,
}

/// <summary>The quotas of <see cref="Core"/>.</summary>
internal static class CoreQuotas
{
    public static readonly Quota Hotspots = new(
        "hotspots",
        QuotaOwner.Account,
        options => options.HotspotsPerAccount,
        (db, accountId) => db.Hotspots.Where(row => row.AccountId == accountId).Select(row => row.Id));

    public static readonly Quota Disclaimers = new(
        "disclaimers",
        QuotaOwner.Account,
        options => options.DisclaimersPerAccount,
        (db, accountId) => db.Set<Disclaimer>().Where(row => row.AccountId == accountId).Select(row => row.Id));

    public static readonly Quota Links = new(
        "links",
        QuotaOwner.Account,
        options => options.LinksPerAccount,
        (db, accountId) => db.IntegrationLinks.Where(row => row.AccountId == accountId).Select(row => row.Id));

    public static readonly Quota Accounts = new(
        "accounts",
        QuotaOwner.Hotspot,
        options => options.AccountsPerHotspot,
        (db, hotspotId) => db.Accounts.Where(row => row.HotspotId == hotspotId).Select(row => row.Id));
}
