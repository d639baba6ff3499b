namespace Icaro.IntegrationsCatalog.Core.HotspotIntegrations;

/// <summary>Switches on, in one transaction, what is asked for together.</summary>
internal sealed class EnableToggles(CatalogDbContext db, KeyRing keys, TimeProvider time)
{
    /// <param name="requests">No two of the same switch.</param>
    /// <param name="cancellationToken">Ends it, with nothing done.</param>
    public async Task<IReadOnlyList<ToggleOutcome>> SwitchAsync(IReadOnlyList<ToggleRequest> requests, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var targets = await ToggleTargets.HoldAsync(transaction, requests, keys, cancellationToken);
        List<ToggleOutcome> outcomes = [.. requests.Select(request => Judge(request, targets))];
        List<ToggleRequest> allowed = [.. requests.Where((_, i) => outcomes[i] == ToggleOutcome.Done)];
        if (allowed is not [])
        {
            var owed = await SwitchAsync(allowed, targets.Webhooks, transaction, cancellationToken);
            await transaction.CommitAsync(owed, cancellationToken);
        }

        return outcomes;
    }

    private static ToggleOutcome Judge(ToggleRequest request, ToggleTargets targets)
    {
        if (!targets.IsManaged(request))
            return ToggleOutcome.NotYours;
        if (!targets.IsGranted(request))
            return ToggleOutcome.NoIntegration;

        return targets.Webhooks.FindCustomer(request.HotspotId) is null ? ToggleOutcome.NoCustomer : ToggleOutcome.Done;
    }

    private async Task<IReadOnlyList<OutboxMessage>> SwitchAsync(
        List<ToggleRequest> allowed, WebhookSource webhooks, IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        List<ApiTokenKey> readers = [.. allowed.Select(one => new ApiTokenKey(one.IntegrationId, webhooks.FindCustomer(one.HotspotId)!.Value))];
        await using var batch = transaction.NewBatch();
        batch.AddToggles(ToggleSql.LockSwitches, allowed);
        batch.AddToggles(ToggleSql.SwitchOn, allowed);
        batch.AddApiTokens(readers, keys, now);

        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        var onBefore = await rows.ReadOnAsync(cancellationToken);
        var sequences = await rows.ReadSequencesAsync(cancellationToken);
        var tokens = await rows.ReadApiTokensAsync(keys, cancellationToken);
        return
        [
            .. allowed.Zip(readers, (one, reader) => ToggleMessages.Of(Toggled(one, tokens[reader]), one.TraceParent)),
            // Portals need not know that a platform is synchronized once more.
            .. PortalChanges.OfHotspots(allowed.Where(one => !onBefore.Contains(one.Switch)).Select(one => one.HotspotId)),
        ];

        IntegrationToggled Toggled(ToggleRequest one, string token) => ToggleMessages.Toggled(
            sequences[one.Switch], webhooks.Endpoint(one.IntegrationId), webhooks.On(one.HotspotId, token), keys, now);
    }
}
