namespace Icaro.Chaos.Tests.Checking;

/// <summary>Makes up what was seen of a lane. By itself it is a story without fault; each test spoils one thing.</summary>
internal sealed class Story
{
    public static readonly Lane Lane = new(1, 2);

    private readonly List<Toggle> _toggles = [];
    private readonly List<Arrival> _arrivals = [];
    private readonly List<Delivery> _deliveries = [];
    private int _second;

    public List<Disruption> Disruptions { get; } = [];

    public List<Replay> Replays { get; } = [];

    public HashSet<Guid> RolledBack { get; } = [];

    public IReadOnlyList<Violation> Violations => Checker.Check(new()
    {
        Toggles = _toggles,
        Arrivals = [.. _arrivals.OrderBy(arrival => arrival.At)],
        Deliveries = _deliveries,
        Disruptions = Disruptions,
        Replays = Replays,
        RolledBack = RolledBack,
    });

    /// <summary>Toggles that were committed, stored and delivered, one after another: on, off, on, …</summary>
    public static Story OfDelivered(int toggles)
    {
        var story = new Story();
        for (var sequence = 1; sequence <= toggles; sequence++)
        {
            story.Request(sequence % 2 == 1);
            var delivery = story.Store(sequence);
            story.Arrive(delivery, sequence % 2 == 1);
        }

        return story;
    }

    /// <summary>A request that takes a second, or as long as is said.</summary>
    public Toggle Request(bool on, Outcome outcome = Outcome.Committed, int seconds = 1)
    {
        var started = Next();
        var toggle = new Toggle(Lane, on, started, started + TimeSpan.FromSeconds(seconds), outcome, "");
        _toggles.Add(toggle);
        return toggle;
    }

    public Delivery Store(long sequence, string status = "delivered")
    {
        var delivery = new Delivery(Guid.NewGuid(), Lane, sequence, status);
        _deliveries.Add(delivery);
        return delivery;
    }

    public Arrival Arrive(Delivery delivery, bool on, bool accepted = true, string body = "body", string? forgery = null)
    {
        var at = Next();
        var arrival = new Arrival(Lane, delivery.WebhookId, on, body, forgery, at, "", accepted ? at + TimeSpan.FromMilliseconds(100) : null);
        _arrivals.Add(arrival);
        return arrival;
    }

    public TimeSpan Next() => TimeSpan.FromSeconds(++_second * 2);

    public Delivery DeliveryOf(long sequence) => _deliveries.Single(delivery => delivery.Sequence == sequence);

    public void Forget(Delivery delivery) => _deliveries.Remove(delivery);

    public void ForgetArrivals(Delivery delivery) => _arrivals.RemoveAll(arrival => arrival.WebhookId == delivery.WebhookId);

    /// <summary>Exchanges the times at which two deliveries arrived first.</summary>
    public void ExchangeArrivals(Delivery one, Delivery other)
    {
        var first = _arrivals.FindIndex(arrival => arrival.WebhookId == one.WebhookId);
        var second = _arrivals.FindIndex(arrival => arrival.WebhookId == other.WebhookId);
        (_arrivals[first], _arrivals[second]) = (
            _arrivals[first] with { At = _arrivals[second].At, AcceptedAt = _arrivals[second].AcceptedAt },
            _arrivals[second] with { At = _arrivals[first].At, AcceptedAt = _arrivals[first].AcceptedAt });
    }
}
