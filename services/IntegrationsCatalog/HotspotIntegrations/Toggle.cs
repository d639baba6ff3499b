using Icaro.Contracts;
using Icaro.IntegrationsCatalog.AccessTokens;
using Icaro.IntegrationsCatalog.HotspotIntegrations.Webhook;
using Icaro.ServiceDefaults.Database;
using Icaro.ServiceDefaults.Outbox;
using Icaro.ServiceDefaults.Sealing;
using Icaro.ServiceDefaults.Tokens;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using static Icaro.IntegrationsCatalog.HotspotIntegrations.ToggleRows;

namespace Icaro.IntegrationsCatalog.HotspotIntegrations;

/// <summary>Switches an integration on or off for a hotspot. The switch, the token and what the platform is owed are one transaction.</summary>
internal sealed class Toggle(CatalogDbContext db, KeyRing keys, TokenCache tokens, TimeProvider time)
{
    /// <summary>Switching on what is on already synchronizes the platform once more.</summary>
    /// <exception cref="PostgresException">Foreign key violation: the integration was deleted in this moment.</exception>
    public async Task EnableAsync(int hotspotId, int integrationId, int customerId, CancellationToken cancellationToken)
    {
        var newToken = NewToken.Create();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await using var batch = transaction.NewBatch();
        batch.Add(ToggleSql.SwitchOn, hotspotId, integrationId);
        batch.Add(ToggleSql.Endpoint, integrationId);
        batch.Add(ToggleSql.Hotspot, hotspotId);
        batch.Add(ToggleSql.Accounts, hotspotId);
        batch.Add(ToggleSql.Units, hotspotId);
        batch.Add(
            ToggleSql.ApiToken,
            integrationId, customerId, newToken.Hash.Hex, keys.Seal(newToken.Text, SealPurpose.ApiToken), time.GetUtcNow());

        IntegrationToggled toggled;
        await using (var rows = await batch.ExecuteReaderAsync(cancellationToken))
        {
            var sequence = (await rows.ReadAsync(Sequence, cancellationToken)).Single();
            var endpoint = (await rows.ReadAsync(Endpoint, cancellationToken)).Single();
            var hotspot = (await rows.ReadAsync(Hotspot, cancellationToken)).Single();
            var accounts = await rows.ReadAsync(Account(keys), cancellationToken);
            var units = await rows.ReadAsync(Unit, cancellationToken);
            var token = (await rows.ReadAsync(ApiToken(keys), cancellationToken)).Single();
            toggled = ToggleMessages.Toggled(sequence, endpoint, WebhookBody.On(token, hotspot, accounts, units), keys, time.GetUtcNow());
        }

        await CommitAsync(transaction, [ToggleMessages.Of(toggled)], cancellationToken);
    }

    /// <returns>False when it is not on.</returns>
    public async Task<bool> DisableAsync(int hotspotId, int integrationId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await using var batch = transaction.NewBatch();
        batch.Add(ToggleSql.SwitchOff, hotspotId, integrationId);
        batch.Add(ToggleSql.Endpoint, integrationId);
        batch.Add(ToggleSql.Hotspot, hotspotId);
        batch.Add(ToggleSql.RevokeApiTokens, hotspotId, integrationId);

        IntegrationToggled toggled;
        List<string> revoked;
        await using (var rows = await batch.ExecuteReaderAsync(cancellationToken))
        {
            if (await rows.ReadAsync(Sequence, cancellationToken) is not [var sequence])
                return false;

            var endpoint = (await rows.ReadAsync(Endpoint, cancellationToken)).Single();
            var hotspot = (await rows.ReadAsync(Hotspot, cancellationToken)).Single();
            revoked = await rows.ReadAsync(TokenHash, cancellationToken);
            toggled = ToggleMessages.Toggled(sequence, endpoint, WebhookBody.Off(hotspot), keys, time.GetUtcNow());
        }

        await CommitAsync(transaction, [ToggleMessages.Of(toggled), .. ToggleMessages.OfRevocation(revoked)], cancellationToken);
        tokens.Forget(revoked.Select(hash => new TokenHash(hash)));
        return true;
    }

    private static async Task CommitAsync(IDbContextTransaction transaction, IEnumerable<OutboxMessage> owed, CancellationToken cancellationToken)
    {
        await using var batch = transaction.NewBatch();
        foreach (var message in owed)
            batch.Add(message);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
