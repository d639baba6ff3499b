namespace Icaro.Chaos.Checking;

/// <summary>
/// Each delivery is the effect of a request that asked for it, each committed request has its delivery, and requests that
/// followed each other have deliveries that follow each other. Requests that overlapped in time may stand in any order.
/// </summary>
/// <remarks>
/// Deliveries are given to requests by sequence, each to the fitting request that ended first. Were any other choice to
/// work out, exchanging the two would work out as well: so when this fails, there is no explanation at all.
/// </remarks>
internal static class EveryToggleIsExplained
{
    public static IEnumerable<Violation> Check(LaneHistory lane)
    {
        var open = lane.Toggles.Where(toggle => toggle.Outcome != Outcome.Refused).OrderBy(Deadline).ToList();
        foreach (var delivery in lane.Deliveries)
        {
            // Whether a webhook that never arrived says on or off cannot be seen: it is reported as lost, and ends the explanation.
            if (lane.ArrivalsOf(delivery).FirstOrDefault() is not { } arrival)
                yield break;

            var deadline = open.Count > 0 ? Deadline(open[0]) : TimeSpan.MaxValue;
            var cause = open.FindIndex(toggle => toggle.On == arrival.On && toggle.Started <= deadline);
            if (cause < 0)
            {
                yield return new(Promise.Phantom, lane.Lane, $"nobody asked for sequence {delivery.Sequence} ({delivery.Id}): {(arrival.On ? "on" : "off")}");
                yield break;
            }

            open.RemoveAt(cause);
        }

        foreach (var toggle in open.Where(toggle => toggle.Outcome == Outcome.Committed))
            yield return new(Promise.Lost, lane.Lane, $"the toggle of {toggle.Started:mm\\:ss\\.fff} was committed, but no webhook tells of it");
    }

    /// <summary>Whatever begins later than this comes later in the lane.</summary>
    private static TimeSpan Deadline(Toggle toggle) => toggle.Outcome == Outcome.Committed ? toggle.Ended : TimeSpan.MaxValue;
}
