namespace Icaro.Chaos.Checking;

/// <summary>All that was seen of a run from outside.</summary>
internal sealed record History
{
    public required IReadOnlyList<Toggle> Toggles { get; init; }

    /// <summary>In the order in which they arrived.</summary>
    public required IReadOnlyList<Arrival> Arrivals { get; init; }

    public required IReadOnlyList<Delivery> Deliveries { get; init; }

    public IReadOnlyList<Disruption> Disruptions { get; init; } = [];

    public IReadOnlyList<Replay> Replays { get; init; } = [];

    /// <summary>Events whose COMMIT was seen on the wire and withheld from the database.</summary>
    public IReadOnlySet<Guid> RolledBack { get; init; } = new HashSet<Guid>();

    public IReadOnlyList<LaneHistory> ByLane()
    {
        var toggles = Toggles.ToLookup(toggle => toggle.Lane);
        var arrivals = Arrivals.ToLookup(arrival => arrival.Lane);
        var deliveries = Deliveries.ToLookup(delivery => delivery.Lane);
        var lanes = toggles.Select(group => group.Key).Concat(arrivals.Select(group => group.Key)).Concat(deliveries.Select(group => group.Key));
        return
        [
            .. lanes.Distinct().OrderBy(lane => lane.HotspotId).ThenBy(lane => lane.IntegrationId).Select(lane => new LaneHistory(
                lane, [.. toggles[lane]], [.. arrivals[lane]], [.. deliveries[lane].OrderBy(delivery => delivery.Sequence)])),
        ];
    }
}
