namespace Icaro.IntegrationsCatalog.Marketplace.Connections;

/// <summary>
/// Ends connections and revokes their api keys at once. The module is notified, and its integration is disabled for all hotspots.
/// </summary>
internal sealed class Disconnection(CatalogDbContext db, ModuleActivity activity, IntegrationRetirement integrations, TimeProvider time)
    : IAccountDeletionStep
{
    /// <returns>False when the connection no longer exists.</returns>
    public async Task<bool> DisconnectAsync(int connectionId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockConnectionAsync(connectionId, cancellationToken) is not { } connection)
            return false;

        (connection.Active, connection.Freeze) = (false, false);
        activity.EnqueueCallback(connection);
        if (connection.ActivitySequence > 0)
        {
            db.Add(new RetiredEndpoint
            {
                EndpointId = connection.Id,
                ModuleId = connection.ModuleId,
                ClientIdHash = connection.ClientIdHash,
                RetiredAt = time.GetUtcNow(),
            });
        }

        if (connection.IntegrationId is { } retiring)
            await integrations.EnqueueAsync(retiring, cancellationToken);
        db.Remove(connection);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        if (connection.IntegrationId is { } integrationId)
            await integrations.FinishAsync(integrationId, cancellationToken);
        return true;
    }

    /// <summary>Ends the account's connections, and those to its own modules.</summary>
    public async Task DeleteAsync(int accountId, CancellationToken cancellationToken)
    {
        var connections = await db.ModuleConnections
            .Where(connection => connection.AccountId == accountId
                || db.Modules.Any(module => module.Id == connection.ModuleId && module.PartnerId == accountId))
            .Select(connection => connection.Id)
            .ToListAsync(cancellationToken);
        foreach (var connectionId in connections)
            await DisconnectAsync(connectionId, cancellationToken);
    }
}
