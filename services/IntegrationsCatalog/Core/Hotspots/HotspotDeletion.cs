namespace Icaro.IntegrationsCatalog.Core.Hotspots;

/// <summary>
/// Deletes a hotspot with its units, customers and desks, its devices and where their data goes. In the same transaction its
/// platforms are told that it is off, and the tokens of everybody who belonged to it end.
/// </summary>
internal sealed class HotspotDeletion(CatalogDbContext db, KeyRing keys, TokenCache tokens, TimeProvider time)
{
    private const string DeleteSwitches = """
        DELETE FROM hotspot_integrations WHERE hotspot_id = $1 RETURNING integration_id, sequence + 1, enabled
        """;

    private const string DeleteTokens = """
        DELETE FROM access_tokens AS token USING accounts AS account
        WHERE token.account_id = account.id AND account.hotspot_id = $1
        RETURNING token.token_hash
        """;

    private const string DeleteAccounts = "DELETE FROM accounts WHERE hotspot_id = $1";

    // In the order in which whoever brings in data locks them.
    private const string LockDevices = "SELECT FROM devices WHERE hotspot_id = $1 ORDER BY id FOR UPDATE";

    private const string DeleteProjectIntegrations = "DELETE FROM project_integrations WHERE hotspot_id = $1 RETURNING id";

    private const string DeleteHotspot = "DELETE FROM hotspots WHERE id = $1";

    private static readonly string[] Statements =
    [
        DeleteSwitches, DeleteTokens, LockDevices, DeleteProjectIntegrations, DataSql.DeleteOfHotspot, DeleteAccounts, DeleteHotspot,
    ];

    /// <returns>False when there is no such hotspot any more.</returns>
    public async Task<bool> DeleteAsync(int hotspotId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await HotspotChanges.TryLockAsync(transaction, hotspotId, cancellationToken))
            return false;

        var webhooks = await ReadWebhooksAsync(transaction, hotspotId, cancellationToken);
        var (switches, revoked, endpoints) = await DeleteRowsAsync(transaction, hotspotId, cancellationToken);
        foreach (var (integrationId, sequence) in switches)
            db.Enqueue(ToggleMessages.Toggled(sequence, webhooks.Endpoint(integrationId), webhooks.Off(hotspotId), keys, time.GetUtcNow()));
        foreach (var endpointId in endpoints)
            db.EnqueueRemoval(endpointId, time.GetUtcNow());
        db.EnqueueHotspotChange(hotspotId);
        db.EnqueueRevocation(revoked);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        tokens.Forget(revoked.Select(hash => new TokenHash(hash)));
        return true;
    }

    private async Task<WebhookSource> ReadWebhooksAsync(
        IDbContextTransaction transaction, int hotspotId, CancellationToken cancellationToken)
    {
        var integrations = await db.HotspotIntegrations
            .Where(row => row.HotspotId == hotspotId && row.Enabled)
            .Select(row => row.IntegrationId)
            .ToArrayAsync(cancellationToken);
        await using var batch = transaction.NewBatch();
        WebhookSource.AddTo(batch, [hotspotId], integrations);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await WebhookSource.ReadAsync(rows, keys, cancellationToken);
    }

    private static async Task<DeletedRows> DeleteRowsAsync(
        IDbContextTransaction transaction, int hotspotId, CancellationToken cancellationToken)
    {
        await using var batch = transaction.NewBatch();
        foreach (var statement in Statements)
            batch.Add(statement, hotspotId);

        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var switches = await rows.ReadAsync(
            row => (IntegrationId: row.GetInt32(0), Sequence: row.GetInt64(1), Enabled: row.GetBoolean(2)), cancellationToken);
        var revoked = await rows.ReadAsync(row => row.GetString(0), cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        var endpoints = await rows.ReadAsync(row => row.GetInt32(0), cancellationToken);
        return new([.. switches.Where(one => one.Enabled).Select(one => (one.IntegrationId, one.Sequence))], revoked, endpoints);
    }

    /// <param name="Switches">Those that were on.</param>
    /// <param name="Revoked">The hashes of the tokens that ended.</param>
    /// <param name="Endpoints">Of the project's integrations.</param>
    private sealed record DeletedRows(
        IReadOnlyList<(int IntegrationId, long Sequence)> Switches,
        IReadOnlyList<string> Revoked,
        IReadOnlyList<int> Endpoints);
}
