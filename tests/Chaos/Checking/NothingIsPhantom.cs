namespace Icaro.Chaos.Checking;

/// <summary>Nothing arrives, or waits at the dispatcher, that no transaction of the catalog committed.</summary>
internal static class NothingIsPhantom
{
    public static IEnumerable<Violation> Check(LaneHistory lane, IReadOnlySet<Guid> rolledBack)
    {
        var known = lane.Deliveries.Select(delivery => delivery.WebhookId).ToHashSet();
        foreach (var unknown in lane.Arrivals.Select(arrival => arrival.WebhookId).Distinct().Where(id => !known.Contains(id)))
            yield return new(Promise.Phantom, lane.Lane, $"the dispatcher does not know the webhook-id {unknown}");

        foreach (var delivery in lane.Deliveries.Where(delivery => rolledBack.Contains(delivery.Id)))
            yield return new(Promise.Phantom, lane.Lane, $"sequence {delivery.Sequence} ({delivery.Id}) was rolled back");

        foreach (var twins in lane.Deliveries.GroupBy(delivery => delivery.Sequence).Where(group => group.Count() > 1))
            yield return new(Promise.Phantom, lane.Lane, $"sequence {twins.Key} belongs to {string.Join(" and ", twins.Select(twin => twin.Id))}");
    }
}
