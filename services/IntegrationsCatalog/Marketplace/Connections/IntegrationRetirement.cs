namespace Icaro.IntegrationsCatalog.Marketplace.Connections;

/// <summary>Takes a module's integration back. One transaction per hotspot, so that one with a thousand of them holds up nobody.</summary>
internal sealed class IntegrationRetirement(CatalogDbContext db, ToggleService toggles, TimeProvider time)
{
    /// <summary>In the caller's transaction: from its commit on nobody sees the integration, and the rest follows by itself.</summary>
    public async Task EnqueueAsync(int integrationId, CancellationToken cancellationToken)
    {
        await db.AccountIntegrations.Where(grant => grant.IntegrationId == integrationId).ExecuteDeleteAsync(cancellationToken);
        db.Add(new RetiringIntegration { IntegrationId = integrationId });
    }

    /// <summary>Does the rest. Whoever is cut short leaves it to the <see cref="CleanupWorker"/>.</summary>
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

    /// <returns>False when it was switched on somewhere in this moment.</returns>
    private async Task<bool> TryDeleteAsync(int integrationId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Held until the commit: a hotspot that is switched on in this moment is either seen below, or finds no integration.
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
