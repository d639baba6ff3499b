namespace Icaro.Chaos.Platforms;

/// <summary>Everything that the platform received, also while it is still being answered.</summary>
internal sealed class ArrivalLog(RunClock clock)
{
    private readonly Lock _lock = new();
    private readonly List<Arrival> _arrivals = [];

    /// <summary>In the order of arrival.</summary>
    public IReadOnlyList<Arrival> All
    {
        get
        {
            lock (_lock)
                return [.. _arrivals];
        }
    }

    /// <returns>The place of the arrival in the log.</returns>
    public int Add(Arrival arrival)
    {
        lock (_lock)
        {
            _arrivals.Add(arrival);
            return _arrivals.Count - 1;
        }
    }

    /// <summary>Notes how it is answered, before the answer is sent: nobody can react to it earlier.</summary>
    public void Answer(int place, string answer, bool accepts)
    {
        lock (_lock)
            _arrivals[place] = _arrivals[place] with { Answer = answer, AcceptedAt = accepts ? clock.Now : null };
    }
}
