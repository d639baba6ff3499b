namespace Icaro.Chaos.Checking;

/// <summary>
/// A webhook that was accepted comes again only when something stood between the dispatcher and its notes at the time, or
/// when an operator wanted it: once for each.
/// </summary>
internal static class NothingIsDuplicated
{
    /// <summary>
    /// Notes are made within a moment of the answer. What was accepted this long before a disruption was noted before it.
    /// </summary>
    private static readonly TimeSpan Noted = TimeSpan.FromSeconds(5);

    /// <param name="lane">What was seen.</param>
    /// <param name="disruptions">In the order in which they began.</param>
    /// <param name="replays">What operators wanted.</param>
    public static IEnumerable<Violation> Check(LaneHistory lane, IReadOnlyList<Disruption> disruptions, IReadOnlyList<Replay> replays)
    {
        foreach (var delivery in lane.Deliveries)
        {
            var accepted = lane.ArrivalsOf(delivery).Where(arrival => arrival.AcceptedAt is not null).OrderBy(arrival => arrival.At).ToList();
            var wanted = replays.Where(replay => replay.DeliveryId == delivery.Id).ToList();
            var excuses = disruptions.ToHashSet();
            foreach (var (previous, again) in accepted.Zip(accepted.Skip(1)))
            {
                if (wanted.Find(replay => replay.At <= again.At) is { } replay)
                    wanted.Remove(replay);
                else if (Surrounding(previous, disruptions).FirstOrDefault(one => one.From <= again.At && excuses.Contains(one)) is { } excuse)
                    excuses.Remove(excuse);
                else
                    yield return new(Promise.Duplicated, lane.Lane, $"sequence {delivery.Sequence} ({delivery.Id}) came again at {again.At:mm\\:ss\\.fff} without a reason");
            }
        }
    }

    /// <summary>What happened before the arrival could be noted. One disruption delays the note until the next one, and so on.</summary>
    private static IEnumerable<Disruption> Surrounding(Arrival arrival, IReadOnlyList<Disruption> disruptions)
    {
        var noted = arrival.AcceptedAt!.Value + Noted;
        foreach (var disruption in disruptions.Where(disruption => disruption.To >= arrival.At - Noted))
        {
            if (disruption.From > noted)
                yield break;

            yield return disruption;
            noted = Max(noted, disruption.To + Noted);
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
