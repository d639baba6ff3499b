namespace Icaro.Chaos.Faults;

/// <summary>Every fault that befell the system, and when.</summary>
/// <param name="tell">Shows a fault when it begins.</param>
internal sealed class FaultLog(RunClock clock, Action<string> tell)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _counts = [];
    private readonly List<OpenFault> _disruptions = [];

    public IReadOnlyDictionary<string, int> CountByKind
    {
        get
        {
            lock (_lock)
                return new SortedDictionary<string, int>(_counts, StringComparer.Ordinal);
        }
    }

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyList<Disruption> Disruptions
    {
        get
        {
            lock (_lock)
                return [.. _disruptions.Select(fault => new Disruption(fault.From, fault.To ?? clock.Now, fault.What))];
        }
    }

    /// <summary>Notes that a fault begins; it ends with the disposal of what is returned.</summary>
    /// <param name="disrupts">Whether it is a <see cref="Disruption"/>.</param>
    public IDisposable Begin(string kind, string what, bool disrupts)
    {
        var fault = new OpenFault(clock, what);
        lock (_lock)
        {
            _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
            if (disrupts)
                _disruptions.Add(fault);
        }

        tell($"{fault.From:mm\\:ss\\.fff} {what}");
        return fault;
    }

    private sealed class OpenFault(RunClock clock, string what) : IDisposable
    {
        public string What => what;

        public TimeSpan From { get; } = clock.Now;

        public TimeSpan? To { get; private set; }

        public void Dispose() => To = clock.Now;
    }
}
