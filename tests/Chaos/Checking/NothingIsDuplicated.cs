namespace Icaro.Chaos.Checking;

/// <summary>
/// A webhook that was accepted comes again only when something stood between the dispatcher and its notes at the time, or
/// when an operator wanted it: once for each.
/// </summary>
internal static class NothingIsDuplicated
{
    /// <summary>Notes are made within a moment of the answer. What was accepted this long before a disruption was noted before it.</summary>
    private static readonly TimeSpan Noted = TimeSpan.FromSeconds(5);

    public static IEnumerable<Violation> Check(LaneHistory lane, IReadOnlyList<Disruption> disruptions, IReadOnlyList<Replay> replays)
    {
        foreach (var delivery in lane.Deliveries)
        {
            if (lane.FirstSuccessOf(delivery) is not { } first)
                continue;

            Arrival[] again = [.. lane.ArrivalsOf(delivery).Where(arrival => arrival != first && arrival.AcceptedAt is not null)];
            if (again is [])
                continue;

            var last = again.Max(arrival => arrival.At);
            var excuses = disruptions.Count(disruption => disruption.To >= first.At - Noted && disruption.From <= last)
                + replays.Count(replay => replay.DeliveryId == delivery.Id && replay.At <= last);
            if (again.Length > excuses)
            {
                yield return new(
                    Promise.Duplicated, lane.Lane,
                    $"sequence {delivery.Sequence} ({delivery.Id}) was accepted {again.Length + 1} times, with {excuses} reasons to repeat it");
            }
        }
    }
}
