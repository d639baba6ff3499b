namespace Icaro.IntegrationsCatalog.Core.HotspotIntegrations;

/// <summary>Switches off, in one transaction, what is asked for together, and ends the platforms' tokens.</summary>
internal sealed class DisableToggles(CatalogDbContext db, KeyRing keys, TokenCache tokens, TimeProvider time)
{
    /// <inheritdoc cref="EnableToggles.SwitchAsync(IReadOnlyList{ToggleRequest}, CancellationToken)"/>
    public async Task<IReadOnlyList<ToggleOutcome>> SwitchAsync(IReadOnlyList<ToggleRequest> requests, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var targets = await ToggleTargets.HoldAsync(transaction, requests, keys, cancellationToken);
        var sequences = await SwitchAsync([.. requests.Where(targets.IsManaged)], transaction, cancellationToken);
        List<ToggleRequest> off = [.. requests.Where(request => sequences.ContainsKey(request.Switch))];
        if (off is not [])
        {
            // After the switch is locked, so that no token is overlooked which was made in this moment.
            var revoked = await RevokeTokensAsync(off, transaction, cancellationToken);
            await transaction.CommitAsync(
                [
                    .. Toggled(off, sequences, targets.Webhooks),
                    .. ToggleMessages.OfRevocation(revoked),
                    .. PortalChanges.OfHotspots(off.Select(one => one.HotspotId)),
                ],
                cancellationToken);
            tokens.Forget(revoked.Select(hash => new TokenHash(hash)));
        }

        return [.. requests.Select(request => Judge(request, targets, sequences))];
    }

    private static ToggleOutcome Judge(ToggleRequest request, ToggleTargets targets, IReadOnlyDictionary<(int, int), long> sequences)
    {
        if (!targets.IsManaged(request))
            return ToggleOutcome.NotYours;

        return sequences.ContainsKey(request.Switch) ? ToggleOutcome.Done : ToggleOutcome.NotOn;
    }

    private static async Task<IReadOnlyDictionary<(int, int), long>> SwitchAsync(
        List<ToggleRequest> managed, IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        await using var batch = transaction.NewBatch();
        batch.AddToggles(ToggleSql.LockSwitches, managed);
        batch.AddToggles(ToggleSql.SwitchOff, managed);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        return await rows.ReadSequencesAsync(cancellationToken);
    }

    private static async Task<List<string>> RevokeTokensAsync(
        List<ToggleRequest> off, IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        await using var batch = transaction.NewBatch();
        batch.AddToggles(ToggleSql.RevokeApiTokens, off);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(row => row.GetString(0), cancellationToken);
    }

    private IEnumerable<OutboxMessage> Toggled(List<ToggleRequest> off, IReadOnlyDictionary<(int, int), long> sequences, WebhookSource webhooks)
    {
        var now = time.GetUtcNow();
        return off.Select(one => ToggleMessages.Of(
            ToggleMessages.Toggled(sequences[one.Switch], webhooks.Endpoint(one.IntegrationId), webhooks.Off(one.HotspotId), keys, now),
            one.TraceParent));
    }
}
