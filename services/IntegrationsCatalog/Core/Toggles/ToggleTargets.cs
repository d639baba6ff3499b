namespace Icaro.IntegrationsCatalog.Core.Toggles;

/// <summary>The rows that decide whether toggles are allowed, and that their webhooks contain.</summary>
internal sealed class ToggleTargets
{
    private readonly Dictionary<int, int> _resellers;
    private readonly HashSet<int> _contended;
    private readonly HashSet<(int ResellerId, int IntegrationId)> _grants;

    private ToggleTargets(
        IReadOnlyList<(int HotspotId, int ResellerId, bool IsLocked)> hotspots, IEnumerable<(int, int)> grants, WebhookSource webhooks)
    {
        _resellers = hotspots.Where(hotspot => hotspot.IsLocked).ToDictionary(hotspot => hotspot.HotspotId, hotspot => hotspot.ResellerId);
        _contended = [.. hotspots.Where(hotspot => !hotspot.IsLocked).Select(hotspot => hotspot.HotspotId)];
        _grants = [.. grants];
        Webhooks = webhooks;
    }

    public WebhookSource Webhooks { get; }

    /// <summary>Reads the rows, and locks them until the transaction ends.</summary>
    public static async Task<ToggleTargets> LockAsync(
        IDbContextTransaction transaction, IReadOnlyList<ToggleRequest> requests, LockWait wait, KeyRing keys)
    {
        int[] hotspots = [.. requests.Select(request => request.HotspotId).Distinct()];
        int[] integrations = [.. requests.Select(request => request.IntegrationId).Distinct()];
        await using var batch = transaction.NewBatch();
        batch.Add(ToggleSql.PlanOnce);
        batch.Add(ToggleSql.LimitWait(wait));
        batch.Add(ToggleSql.LockIntegrations, integrations);
        batch.Add(ToggleSql.LockHotspots(wait), hotspots);
        batch.Add(ToggleSql.Grants, hotspots, integrations);
        WebhookSource.AddTo(batch, hotspots, integrations);
        await using var rows = await batch.ExecuteReaderAsync();
        await rows.NextResultAsync();
        return new(
            await rows.ReadAsync(row => (row.GetInt32(0), row.GetInt32(1), row.GetBoolean(2)), CancellationToken.None),
            await rows.ReadAsync(row => (row.GetInt32(0), row.GetInt32(1)), CancellationToken.None),
            await WebhookSource.ReadAsync(rows, keys, CancellationToken.None));
    }

    /// <summary>Whether another transaction has locked the hotspot.</summary>
    public bool IsContended(ToggleRequest request) => _contended.Contains(request.HotspotId);

    /// <summary>Whether the hotspot exists and the caller manages it.</summary>
    public bool IsManaged(ToggleRequest request) =>
        _resellers.TryGetValue(request.HotspotId, out var reseller)
        && (request.Caller is not { } caller || caller.Manages(request.HotspotId, reseller));

    /// <summary>Whether the integration exists and is granted to the hotspot's reseller.</summary>
    public bool IsGranted(ToggleRequest request) =>
        Webhooks.HasEndpoint(request.IntegrationId)
        && (request.Caller is null or { IsAdmin: true } || _grants.Contains((_resellers[request.HotspotId], request.IntegrationId)));
}
