namespace Icaro.IntegrationsCatalog.Marketplace.Connections;

/// <summary>Tells the dispatcher to remove retired endpoints.</summary>
internal sealed class RetiredEndpoints(CatalogDbContext db, IOptions<MarketplaceOptions> options, TimeProvider time)
{
    private const int PerStep = 100;

    public async Task RemoveDueAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await db.Set<RetiredEndpoint>()
            .FromSql($"""
                SELECT * FROM retired_endpoints WHERE retired_at <= now() - {options.Value.RetireAfter}
                ORDER BY endpoint_id LIMIT {PerStep} FOR UPDATE SKIP LOCKED
                """)
            .ToListAsync(cancellationToken);
        if (due is [])
            return;

        EnqueueRemoval(due);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Removes the endpoints of earlier connections with this client id, in the caller's transaction. Their pending callbacks would disable
    /// the new connection.
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
