namespace Icaro.Outbox;

/// <summary>
/// Messages that the broker refuses although it is available. The relay passes over them, and retries each alone with a growing delay.
/// The receivers know by its sequence or version that a message is missing or late.
/// </summary>
internal sealed class RefusedMessages(TimeProvider time)
{
    /// <summary>A type with so many refused messages, and no accepted one, seems to be refused as a whole.</summary>
    private const int ManyOfType = 10;

    private const int MaxOfType = 100;

    private const int MaxRefusals = 4;
    private const int MaxDoublings = 6;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(1);

    /// <summary>How often another message of a type is tried that seems to be refused as a whole.</summary>
    private static readonly TimeSpan ProbeInterval = TimeSpan.FromSeconds(10);

    private readonly Dictionary<long, Refusal> _refusals = [];

    public long[] Ids => [.. _refusals.Keys];

    public List<long> DueIds
    {
        get
        {
            var now = time.GetUtcNow();
            return [.. _refusals.Where(refusal => refusal.Value.RetryAt <= now).Select(refusal => refusal.Key).Order()];
        }
    }

    /// <summary>Types of which nothing is published now: their exchange or their queue is at fault.</summary>
    public IEnumerable<string> RefusedTypes => _refusals.Values.GroupBy(refusal => refusal.Type).Where(IsRefused).Select(type => type.Key);

    /// <summary>
    /// Refused several times, while later messages of the same type were accepted: only the message itself can be at fault.
    /// </summary>
    public IEnumerable<long> HopelessIds => _refusals
        .Where(refusal => refusal.Value is { Count: >= MaxRefusals, AreOthersAccepted: true }).Select(refusal => refusal.Key);

    public void Add(OutboxMessage message)
    {
        var refusal = _refusals.GetValueOrDefault(message.Id) ?? new(message.Type, time.GetUtcNow());
        var delay = TimeSpan.FromTicks(Math.Min(FirstDelay.Ticks << Math.Min(refusal.Count, MaxDoublings), MaxDelay.Ticks));
        _refusals[message.Id] = refusal with { Count = refusal.Count + 1, RetryAt = time.GetUtcNow() + delay };
    }

    public void Accept(IReadOnlyList<OutboxMessage> messages)
    {
        if (_refusals.Count == 0)
            return;

        foreach (var message in messages)
            _refusals.Remove(message.Id);
        var types = messages.Select(message => message.Type).ToHashSet();
        foreach (var (id, refusal) in _refusals.Where(refusal => types.Contains(refusal.Value.Type)).ToList())
            _refusals[id] = refusal with { AreOthersAccepted = true };
    }

    public void Remove(long id) => _refusals.Remove(id);

    private bool IsRefused(IEnumerable<Refusal> ofType)
    {
        var (count, newest) = (ofType.Count(), ofType.Max(refusal => refusal.FirstAt));
        return !ofType.Any(refusal => refusal.AreOthersAccepted)
            && (count >= MaxOfType || (count >= ManyOfType && time.GetUtcNow() - newest < ProbeInterval));
    }

    private sealed record Refusal(string Type, DateTimeOffset FirstAt)
    {
        public int Count { get; init; }

        public DateTimeOffset RetryAt { get; init; }

        public bool AreOthersAccepted { get; init; }
    }
}
