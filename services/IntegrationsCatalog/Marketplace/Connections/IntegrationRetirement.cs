namespace Icaro.IntegrationsCatalog.Marketplace.Connections;

/// <summary>
/// Withdraws a module's integration. Uses one transaction per hotspot, so that an integration with a thousand hotspots blocks nobody.
/// </summary>
internal sealed class IntegrationRetirement(CatalogDbContext db, ToggleService toggles, TimeProvider time)
{
    /// <summary>
    /// In the caller's transaction. After its commit the integration is invisible, and <see cref="FinishAsync"/> does the rest.
    /// </summary>
    public async Task EnqueueAsync(int integrationId, CancellationToken cancellationToken)
    {
        await db.AccountIntegrations.Where(grant => grant.IntegrationId == integrationId).ExecuteDeleteAsync(cancellationToken);
        db.Add(new RetiringIntegration { IntegrationId = integrationId });
    }

    /// <summary>The <see cref="CleanupWorker"/> completes an interrupted run.</summary>
    public async Task FinishAsync(int integrationId, CancellationToken cancellationToken)
    {
        do
        {
            var hotspots = await db.HotspotIntegrations
                .Where(row => row.IntegrationId == integrationId && row.Enabled)
                .Select(row => row.HotspotId)
                .ToListAsync(cancellationToken);
            foreach (var hotspotId in hotspots)
                await toggles.DisableAsync(hotspotId, integrationId, caller: null, cancellationToken);
        }
        while (!await TryDeleteAsync(integrationId, cancellationToken));
    }

    /// <returns>False when it was enabled for a hotspot in the meantime.</returns>
    private async Task<bool> TryDeleteAsync(int integrationId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The lock makes a concurrent enabling either visible below or find no integration.
        var found = await db.Integrations
            .FromSql($"SELECT * FROM integrations WHERE id = {integrationId} FOR UPDATE")
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return true;
        if (await db.HotspotIntegrations.AnyAsync(row => row.IntegrationId == integrationId && row.Enabled, cancellationToken))
            return false;

        db.Add(new RetiredEndpoint { EndpointId = integrationId, RetiredAt = time.GetUtcNow() });
        db.Integrations.Remove(found);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
