namespace Icaro.Chaos.Checking;

/// <summary>
/// What is older than what the platform has accepted never comes after it, unless an operator wanted it: the last state that the platform
/// knows is the last one that was committed.
/// </summary>
internal static class NothingIsStale
{
    public static IEnumerable<Violation> Check(LaneHistory lane, IReadOnlyList<Replay> replays)
    {
        var laterAcceptedAt = TimeSpan.MaxValue;
        foreach (var delivery in lane.Deliveries.Reverse())
        {
            var stale = lane.ArrivalsOf(delivery).FirstOrDefault(arrival => arrival.At > laterAcceptedAt && !IsWanted(delivery, arrival));
            if (stale is not null)
                yield return new(Promise.Stale, lane.Lane, $"sequence {delivery.Sequence} came at {stale.At:mm\\:ss\\.fff}, after a later one");
            if (lane.FirstSuccessOf(delivery)?.AcceptedAt is { } acceptedAt && acceptedAt < laterAcceptedAt)
                laterAcceptedAt = acceptedAt;
        }

        bool IsWanted(Delivery delivery, Arrival arrival) =>
            replays.Any(replay => replay.DeliveryId == delivery.Id && replay.At <= arrival.At);
    }
}
