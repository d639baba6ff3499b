namespace Icaro.Chaos.Checking;

/// <summary>The dispatcher knows all toggles of the lane, and the platform accepted each of them at least once.</summary>
internal static class NothingIsLost
{
    public static IEnumerable<Violation> Check(LaneHistory lane)
    {
        var known = lane.Deliveries.Select(delivery => delivery.Sequence).ToHashSet();
        for (var sequence = 1L; sequence < known.Count; sequence++)
        {
            if (!known.Contains(sequence))
                yield return new(Promise.Lost, lane.Lane, $"sequence {sequence} never came to the dispatcher, although later ones did");
        }

        foreach (var delivery in lane.Deliveries.Where(delivery => lane.FirstSuccessOf(delivery) is null))
            yield return new(Promise.Lost, lane.Lane, $"sequence {delivery.Sequence} ({delivery.Id}, {delivery.Status}) was never accepted");
    }
}
