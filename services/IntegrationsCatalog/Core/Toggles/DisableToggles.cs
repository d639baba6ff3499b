namespace Icaro.IntegrationsCatalog.Core.Toggles;

/// <summary>Disables the integrations of a batch in one transaction, and revokes the platforms' tokens.</summary>
internal sealed class DisableToggles(IServiceScopeFactory scopes, KeyRing keys, TokenCache tokens, TimeProvider time)
{
    /// <inheritdoc cref="EnableToggles.ExecuteAsync(IReadOnlyList{ToggleRequest}, LockWait)"/>
    public async Task<IReadOnlyList<ToggleOutcome>> ExecuteAsync(IReadOnlyList<ToggleRequest> requests, LockWait wait)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var targets = await ToggleTargets.LockAsync(transaction, requests, wait, keys);
        var sequences = await DisableAsync([.. requests.Where(targets.IsManaged)], transaction);
        List<ToggleRequest> disabled = [.. requests.Where(request => sequences.ContainsKey(request.Switch))];
        if (disabled is not [])
        {
            // The switches are locked, so no token can be issued that this would miss.
            var revoked = await RevokeTokensAsync(disabled, transaction);
            await transaction.CommitAsync(
                [
                    .. Toggled(disabled, sequences, targets.Webhooks),
                    .. RevocationMessages.Of(revoked),
                    .. PortalChanges.OfHotspots(disabled.Select(one => one.HotspotId)),
                ],
                CancellationToken.None);
            tokens.Forget(revoked.Select(hash => new TokenHash(hash)));
        }

        return [.. requests.Select(request => Decide(request, targets, sequences))];
    }

    private static ToggleOutcome Decide(ToggleRequest request, ToggleTargets targets, IReadOnlyDictionary<(int, int), long> sequences)
    {
        if (targets.IsContended(request))
            return ToggleOutcome.Contended;
        if (!targets.IsManaged(request))
            return ToggleOutcome.NotYours;

        return sequences.ContainsKey(request.Switch) ? ToggleOutcome.Done : ToggleOutcome.NotEnabled;
    }

    private static async Task<IReadOnlyDictionary<(int, int), long>> DisableAsync(
        List<ToggleRequest> managed, IDbContextTransaction transaction)
    {
        await using var batch = transaction.NewBatch();
        batch.AddToggles(ToggleSql.LockSwitches, managed);
        batch.AddToggles(ToggleSql.Disable, managed);
        await using var rows = await batch.ExecuteReaderAsync();
        await rows.NextResultAsync();
        return await rows.ReadSequencesAsync();
    }

    private static async Task<List<string>> RevokeTokensAsync(List<ToggleRequest> disabled, IDbContextTransaction transaction)
    {
        await using var batch = transaction.NewBatch();
        batch.AddToggles(ToggleSql.RevokeApiTokens, disabled);
        await using var rows = await batch.ExecuteReaderAsync();
        return await rows.ReadAsync(row => row.GetString(0), CancellationToken.None);
    }

    private IEnumerable<OutboxMessage> Toggled(
        List<ToggleRequest> disabled, IReadOnlyDictionary<(int, int), long> sequences, WebhookSource webhooks)
    {
        var now = time.GetUtcNow();
        return disabled.Select(one => ToggleMessages.Of(
            ToggleMessages.Toggled(sequences[one.Switch], webhooks.Endpoint(one.IntegrationId), webhooks.Off(one.HotspotId), keys, now),
            one.TraceParent));
    }
}
