namespace Icaro.IntegrationsCatalog.Marketplace.Connections;

/// <summary>Tells the dispatcher of endpoints that are gone for good.</summary>
internal sealed class RetiredEndpoints(CatalogDbContext db, IOptions<MarketplaceOptions> options, TimeProvider time)
{
    private const int PerStep = 100;

    /// <summary>Those that have had their time.</summary>
    public async Task RemoveDueAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - options.Value.RetireAfter;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await db.Set<RetiredEndpoint>()
            .FromSql($"SELECT * FROM retired_endpoints WHERE retired_at <= {before} ORDER BY endpoint_id LIMIT {PerStep} FOR UPDATE SKIP LOCKED")
            .ToListAsync(cancellationToken);
        if (due is [])
            return;

        EnqueueRemoval(due);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// In the caller's transaction: those that a module knows by a client id that it has given to a new connection. What they are
    /// still owed would switch that one off.
    /// </summary>
    public async Task RemoveNamesakesAsync(int moduleId, string clientIdHash, CancellationToken cancellationToken) =>
        EnqueueRemoval(await db.Set<RetiredEndpoint>()
            .FromSql($"SELECT * FROM retired_endpoints WHERE module_id = {moduleId} AND client_id_hash = {clientIdHash} FOR UPDATE")
            .ToListAsync(cancellationToken));

    private void EnqueueRemoval(List<RetiredEndpoint> endpoints)
    {
        var now = time.GetUtcNow();
        foreach (var endpoint in endpoints)
            db.EnqueueRemoval(endpoint.EndpointId, now);
        db.RemoveRange(endpoints);
    }
}
