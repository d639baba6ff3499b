using Icaro.Contracts;
using Icaro.IntegrationsCatalog.HotspotIntegrations;
using Icaro.IntegrationsCatalog.HotspotIntegrations.Resync;
using Icaro.IntegrationsCatalog.HotspotIntegrations.Webhook;
using Icaro.IntegrationsCatalog.Portals;
using Icaro.ServiceDefaults.Database;
using Icaro.ServiceDefaults.Sealing;
using Icaro.ServiceDefaults.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Icaro.IntegrationsCatalog.Hotspots;

/// <summary>
/// Deletes a hotspot with its units, customers and desks. In the same transaction its platforms are told that it is off, and
/// the tokens of everybody who belonged to it end.
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

    private const string DeleteHotspot = "DELETE FROM hotspots WHERE id = $1";

    /// <returns>False when there is no such hotspot any more.</returns>
    public async Task<bool> DeleteAsync(int hotspotId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await HotspotChanges.TryHoldAsync(transaction, hotspotId, cancellationToken))
            return false;

        var (hotspot, switches, revoked) = await DeleteRowsAsync(transaction, hotspotId, cancellationToken);
        foreach (var (integrationId, sequence) in switches)
        {
            var endpoint = await EndpointAsync(transaction, integrationId, cancellationToken);
            db.Owe(ToggleMessages.Toggled(sequence, endpoint, WebhookBody.Off(hotspot), keys, time.GetUtcNow()));
        }

        db.OweHotspotChange(hotspotId);
        db.OweRevocation(revoked);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        tokens.Forget(revoked.Select(hash => new TokenHash(hash)));
        return true;
    }

    private static async Task<DeletedRows> DeleteRowsAsync(
        IDbContextTransaction transaction, int hotspotId, CancellationToken cancellationToken)
    {
        await using var batch = NewBatch(transaction);
        foreach (var statement in new[] { ToggleSql.Hotspot, DeleteSwitches, DeleteTokens, DeleteAccounts, DeleteHotspot })
            batch.Add(statement, hotspotId);

        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var hotspot = (await rows.ReadAsync(ToggleRows.Hotspot, cancellationToken)).Single();
        var switches = await rows.ReadAsync(
            row => (IntegrationId: row.GetInt32(0), Sequence: row.GetInt64(1), Enabled: row.GetBoolean(2)), cancellationToken);
        var revoked = await rows.ReadAsync(ToggleRows.TokenHash, cancellationToken);
        return new(hotspot, [.. switches.Where(one => one.Enabled).Select(one => (one.IntegrationId, one.Sequence))], revoked);
    }

    private static async Task<WebhookEndpoint> EndpointAsync(
        IDbContextTransaction transaction, int integrationId, CancellationToken cancellationToken)
    {
        await using var batch = NewBatch(transaction);
        batch.Add(ToggleSql.Endpoint, integrationId);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return (await rows.ReadAsync(ToggleRows.Endpoint, cancellationToken)).Single();
    }

    private static NpgsqlBatch NewBatch(IDbContextTransaction transaction)
    {
        var open = (NpgsqlTransaction)transaction.GetDbTransaction();
        return new(open.Connection, open);
    }

    /// <param name="Switches">Those that were on.</param>
    /// <param name="Revoked">The hashes of the tokens that ended.</param>
    private sealed record DeletedRows(
        WebhookHotspot Hotspot, IReadOnlyList<(int IntegrationId, long Sequence)> Switches, IReadOnlyList<string> Revoked);
}
