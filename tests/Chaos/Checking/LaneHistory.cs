namespace Icaro.Chaos.Checking;

/// <summary>What was seen of one lane.</summary>
/// <param name="Deliveries">By sequence.</param>
internal sealed record LaneHistory(
    Lane Lane, IReadOnlyList<Toggle> Toggles, IReadOnlyList<Arrival> Arrivals, IReadOnlyList<Delivery> Deliveries)
{
    private readonly ILookup<string, Arrival> _arrivals = Arrivals.ToLookup(arrival => arrival.WebhookId);

    public IEnumerable<Arrival> ArrivalsOf(Delivery delivery) => _arrivals[delivery.WebhookId];

    /// <returns>The arrival that the platform accepted first; null when there is none.</returns>
    public Arrival? FirstSuccessOf(Delivery delivery) =>
        ArrivalsOf(delivery).Where(arrival => arrival.AcceptedAt is not null).MinBy(arrival => arrival.AcceptedAt);

    /// <summary>Everything in the order of time, a line each.</summary>
    public IEnumerable<string> Story()
    {
        var sequences = Deliveries.ToLookup(delivery => delivery.WebhookId, delivery => delivery.Sequence);
        var toggles = Toggles.Select(toggle => (
            At: toggle.Started,
            Line: $"client   {OnOff(toggle.On)} {toggle.Outcome} ({toggle.Answer}) until {toggle.Ended:mm\\:ss\\.fff}"));
        var arrivals = Arrivals.Select(arrival => (
            arrival.At,
            Line: $"platform {OnOff(arrival.On)} {arrival.WebhookId} sequence {string.Join('/', sequences[arrival.WebhookId])}: {arrival.Answer}"));
        return toggles.Concat(arrivals).OrderBy(line => line.At).Select(line => $"{line.At:mm\\:ss\\.fff} {line.Line}");
    }

    private static string OnOff(bool on) => on ? "on " : "off";
}
