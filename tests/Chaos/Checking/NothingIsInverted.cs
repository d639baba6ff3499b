namespace Icaro.Chaos.Checking;

/// <summary>Nothing arrives before everything earlier in its lane was accepted.</summary>
internal static class NothingIsInverted
{
    public static IEnumerable<Violation> Check(LaneHistory lane)
    {
        foreach (var (earlier, later) in lane.Deliveries.Zip(lane.Deliveries.Skip(1)))
        {
            var acceptedAt = lane.FirstSuccessOf(earlier)?.AcceptedAt;
            var early = lane.ArrivalsOf(later).FirstOrDefault(arrival => acceptedAt is null || arrival.At < acceptedAt);
            if (early is not null)
                yield return new(Promise.Inverted, lane.Lane, $"sequence {later.Sequence} arrived before {earlier.Sequence} was accepted");
        }
    }
}
