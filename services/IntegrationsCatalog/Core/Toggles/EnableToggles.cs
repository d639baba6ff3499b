namespace Icaro.IntegrationsCatalog.Core.Toggles;

/// <summary>Enables the integrations of a batch in one transaction, with the platforms' tokens and the messages about them.</summary>
internal sealed class EnableToggles(IServiceScopeFactory scopes, KeyRing keys, TimeProvider time)
{
    /// <param name="requests">At most one per switch.</param>
    /// <param name="wait">Whether to wait for locked hotspots.</param>
    /// <returns>The outcomes, in the order of the requests.</returns>
    public async Task<IReadOnlyList<ToggleOutcome>> ExecuteAsync(IReadOnlyList<ToggleRequest> requests, LockWait wait)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var targets = await ToggleTargets.LockAsync(transaction, requests, wait, keys);
        List<ToggleOutcome> outcomes = [.. requests.Select(request => Decide(request, targets))];
        List<ToggleRequest> allowed = [.. requests.Where((_, i) => outcomes[i] == ToggleOutcome.Done)];
        if (allowed is not [])
        {
            var messages = await EnableAsync(allowed, targets.Webhooks, transaction);
            await transaction.CommitAsync(messages, CancellationToken.None);
        }

        return outcomes;
    }

    private static ToggleOutcome Decide(ToggleRequest request, ToggleTargets targets)
    {
        if (targets.IsContended(request))
            return ToggleOutcome.Contended;
        if (!targets.IsManaged(request))
            return ToggleOutcome.NotYours;
        if (!targets.IsGranted(request))
            return ToggleOutcome.NoIntegration;

        return targets.Webhooks.FindCustomer(request.HotspotId) is null ? ToggleOutcome.NoCustomer : ToggleOutcome.Done;
    }

    private async Task<IReadOnlyList<OutboxMessage>> EnableAsync(
        List<ToggleRequest> allowed, WebhookSource webhooks, IDbContextTransaction transaction)
    {
        var now = time.GetUtcNow();
        List<ApiTokenKey> readers =
            [.. allowed.Select(one => new ApiTokenKey(one.IntegrationId, webhooks.FindCustomer(one.HotspotId)!.Value))];
        await using var batch = transaction.NewBatch();
        batch.AddToggles(ToggleSql.LockSwitches, allowed);
        batch.AddToggles(ToggleSql.Enable, allowed);
        batch.AddApiTokens(readers, keys, now);
        await using var rows = await batch.ExecuteReaderAsync();
        var enabledBefore = await rows.ReadEnabledAsync();
        var sequences = await rows.ReadSequencesAsync();
        var tokens = await rows.ReadApiTokensAsync(keys, CancellationToken.None);
        return
        [
            .. allowed.Zip(readers, (one, reader) => ToggleMessages.Of(Toggled(one, tokens[reader]), one.TraceParent)),
            // For portals, another synchronization of a platform changes nothing.
            .. PortalChanges.OfHotspots(allowed.Where(one => !enabledBefore.Contains(one.Switch)).Select(one => one.HotspotId)),
        ];

        IntegrationToggled Toggled(ToggleRequest one, string token) => ToggleMessages.Toggled(
            sequences[one.Switch], webhooks.Endpoint(one.IntegrationId), webhooks.On(one.HotspotId, one.IntegrationId, token), keys, now);
    }
}
