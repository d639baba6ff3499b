namespace Icaro.Chaos.Checking;

/// <summary>Holds what was seen of a run against what was promised.</summary>
internal static class Checker
{
    public static IReadOnlyList<Violation> Check(History history) =>
    [
        .. history.ByLane().SelectMany(lane => NothingIsLost.Check(lane)
            .Concat(NothingIsInverted.Check(lane))
            .Concat(NothingIsPhantom.Check(lane, history.RolledBack))
            .Concat(EveryToggleIsExplained.Check(lane))
            .Concat(NothingIsAltered.Check(lane))
            .Concat(NothingIsDuplicated.Check(lane, history.Disruptions, history.Replays))
            .Concat(NothingIsStale.Check(lane, history.Replays))
            .Concat(NothingIsForged.Check(lane))),
    ];
}
