namespace Icaro.IntegrationsCatalog.Core.Hotspots;

/// <summary>What another part of the service deletes with a hotspot, before the hotspot's accounts and row.</summary>
internal interface IHotspotDeletionStep
{
    Task DeleteAsync(IDbContextTransaction transaction, int hotspotId, CancellationToken cancellationToken);
}

/// <summary>
/// Deletes a hotspot with its units, customers and desks. The same transaction tells its platforms that they are disabled, and revokes
/// the tokens of its accounts.
/// </summary>
internal sealed class HotspotDeletion(
    CatalogDbContext db, IEnumerable<IHotspotDeletionStep> steps, KeyRing keys, TokenCache tokens, TimeProvider time)
{
    private const string DeleteSwitches = $"""
        DELETE FROM hotspot_integrations WHERE hotspot_id = $1
        RETURNING integration_id, greatest(sequence + 1, {EpochSql.FirstNumber}), enabled
        """;

    private const string DeleteTokens = """
        DELETE FROM access_tokens AS token USING accounts AS account
        WHERE token.account_id = account.id AND account.hotspot_id = $1
        RETURNING token.token_hash
        """;

    /// <returns>False when the hotspot no longer exists.</returns>
    public async Task<bool> DeleteAsync(int hotspotId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await HotspotChanges.TryLockAsync(transaction, hotspotId, cancellationToken))
            return false;

        var webhooks = await ReadWebhooksAsync(transaction, hotspotId, cancellationToken);
        var (switches, revoked) = await DeleteSwitchesAsync(transaction, hotspotId, cancellationToken);
        foreach (var step in steps)
            await step.DeleteAsync(transaction, hotspotId, cancellationToken);
        await DeleteRowsAsync(transaction, hotspotId, cancellationToken);
        foreach (var (integrationId, sequence, _) in switches.Where(one => one.Enabled))
            db.Enqueue(ToggleMessages.Toggled(sequence, webhooks.Endpoint(integrationId), webhooks.Off(hotspotId), keys, time.GetUtcNow()));
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

    private static async Task<(List<(int IntegrationId, long Sequence, bool Enabled)> Switches, List<string> Revoked)> DeleteSwitchesAsync(
        IDbContextTransaction transaction, int hotspotId, CancellationToken cancellationToken)
    {
        await using var batch = transaction.NewBatch();
        batch.Add(DeleteSwitches, hotspotId);
        batch.Add(DeleteTokens, hotspotId);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return (
            await rows.ReadAsync(row => (row.GetInt32(0), row.GetInt64(1), row.GetBoolean(2)), cancellationToken),
            await rows.ReadAsync(row => row.GetString(0), cancellationToken));
    }

    private static async Task DeleteRowsAsync(IDbContextTransaction transaction, int hotspotId, CancellationToken cancellationToken)
    {
        await using var batch = transaction.NewBatch();
        batch.Add("DELETE FROM accounts WHERE hotspot_id = $1", hotspotId);
        batch.Add("DELETE FROM hotspots WHERE id = $1", hotspotId);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
