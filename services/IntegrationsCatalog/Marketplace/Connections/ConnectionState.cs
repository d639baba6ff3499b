namespace Icaro.IntegrationsCatalog.Marketplace.Connections;

/// <summary>Enables, disables and freezes connections. The module is notified of changes.</summary>
internal sealed class ConnectionState(CatalogDbContext db, ModuleActivity activity)
{
    /// <returns>False when the connection no longer exists.</returns>
    public async Task<bool> SetAsync(int connectionId, bool? active, bool? freeze, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockConnectionAsync(connectionId, cancellationToken) is not { } connection)
            return false;

        var before = (connection.Active, connection.Freeze);
        connection.Active = active ?? connection.Active;
        connection.Freeze = freeze ?? connection.Freeze;
        if (before != (connection.Active, connection.Freeze))
            activity.EnqueueCallback(connection);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
