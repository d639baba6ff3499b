namespace Icaro.IntegrationsCatalog.Marketplace.Connections;

/// <summary>Switches connections on and off, and freezes them; the module is told. What is so already is no change.</summary>
internal sealed class ConnectionSwitch(CatalogDbContext db, ModuleActivity activity)
{
    /// <returns>False when there is no such connection any more.</returns>
    public async Task<bool> SetAsync(int connectionId, bool? active, bool? freeze, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.HoldConnectionAsync(connectionId, cancellationToken) is not { } connection)
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
