namespace Icaro.IntegrationsCatalog.Marketplace.Connections;

/// <summary>
/// Creates and changes the integration that a module declares for hotspots, which is granted to the connected account only. Runs in the
/// caller's transaction.
/// </summary>
internal sealed class HotspotPlatforms(CatalogDbContext db, IntegrationUpdate update, IntegrationRetirement retirement, TimeProvider time)
{
    /// <returns>True for a new integration, whose secrets the module must receive.</returns>
    public async Task<bool> DeclareAsync(ModuleConnection connection, IntegrationRequest declared, CancellationToken cancellationToken)
    {
        if (connection.IntegrationId is { } known && await db.FindForChangeAsync(known, cancellationToken) is { } found)
        {
            await update.ApplyAsync(found, declared with { WebhookToken = null, SigningSecret = null }, cancellationToken);
            return false;
        }

        var integration = declared.ToIntegration(time.GetUtcNow());
        integration.Name = connection.Name;
        integration.Logo = connection.Logo;
        db.Integrations.Add(integration);
        await db.SaveChangesAsync(cancellationToken);
        db.AccountIntegrations.Add(new() { AccountId = connection.AccountId, IntegrationId = integration.Id });
        connection.IntegrationId = integration.Id;
        return true;
    }

    /// <returns>The integration to be finished after the commit; null when there is none.</returns>
    public async Task<int?> WithdrawAsync(ModuleConnection connection, CancellationToken cancellationToken)
    {
        if (connection.IntegrationId is not { } integrationId)
            return null;

        await retirement.EnqueueAsync(integrationId, cancellationToken);
        connection.IntegrationId = null;
        return integrationId;
    }
}

/// <summary>Nobody has vetted a module that connects itself.</summary>
internal sealed class ModulesGetNoPasswordHash(CatalogDbContext db) : IPasswordHashRule
{
    public async Task<bool> ForbidsAsync(int integrationId, CancellationToken cancellationToken) =>
        await db.ModuleConnections.AnyAsync(row => row.IntegrationId == integrationId, cancellationToken)
        || await db.Set<RetiringIntegration>().AnyAsync(row => row.IntegrationId == integrationId, cancellationToken);
}
