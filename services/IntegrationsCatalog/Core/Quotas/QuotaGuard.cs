namespace Icaro.IntegrationsCatalog.Core.Quotas;

/// <summary>Refuses what would exceed a quota, and tells how much of it is used.</summary>
internal sealed class QuotaGuard(CatalogDbContext db, IOptions<QuotaOptions> options)
{
    /// <summary>In the transaction that adds one. Concurrent additions for the same owner wait for its end.</summary>
    /// <exception cref="QuotaExceededException">The owner has as many as it may have.</exception>
    public async Task RequireRoomAsync(Quota quota, int ownerId, CancellationToken cancellationToken)
    {
        var counter = $"quota {quota.Name} {ownerId}";
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({counter}, 0))", cancellationToken);
        var usage = await UsageAsync(quota, ownerId, cancellationToken);
        if (usage.Used >= usage.Allowed)
            throw new QuotaExceededException(quota, usage.Allowed);
    }

    public async Task<QuotaResponse> UsageAsync(Quota quota, int ownerId, CancellationToken cancellationToken) =>
        new(quota.Name, await quota.Ids(db, ownerId).CountAsync(cancellationToken), quota.Allowed(options.Value));
}

/// <param name="Name">Such as <c>hotspots</c>.</param>
/// <param name="Used">How many there are.</param>
/// <param name="Allowed">How many there may be.</param>
internal sealed record QuotaResponse(string Name, int Used, int Allowed)
{
    public static QuotaResponse Example { get; } = new("hotspots", 12, 2_000);
}
