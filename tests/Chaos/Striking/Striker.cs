namespace Icaro.Chaos.Striking;

/// <summary>Waits for dangerous moments, and strikes in them.</summary>
/// <param name="kill">The process at this end of a connection.</param>
/// <param name="pauseAsync">For so long the process at this end of a connection.</param>
/// <param name="log">Receives what strikes.</param>
/// <param name="clock">Of the run.</param>
internal sealed class Striker(
    Action<EndPoint> kill, Func<EndPoint, TimeSpan, CancellationToken, Task> pauseAsync, FaultLog log, RunClock clock)
{
    private readonly Lock _lock = new();
    private readonly List<ArmedStrike> _armed = [];
    private readonly ConcurrentDictionary<Moment, long> _seen = [];
    private readonly ConcurrentDictionary<Guid, bool> _rolledBack = [];

    /// <summary>How often each moment passed.</summary>
    public IReadOnlyDictionary<Moment, long> Seen => _seen;

    /// <summary>Toggles whose COMMIT never reached the database.</summary>
    public IReadOnlySet<Guid> RolledBack => _rolledBack.Keys.ToHashSet();

    public void Arm(Strike strike)
    {
        lock (_lock)
            _armed.Add(new(strike));
    }

    /// <summary>From now on nothing strikes.</summary>
    public void Disarm()
    {
        lock (_lock)
            _armed.Clear();
    }

    /// <returns>The strike that is due at this moment; null lets it pass.</returns>
    public Strike? Take(Link link, Sighting sighting)
    {
        _seen.AddOrUpdate(sighting.Moment, 1, (_, count) => count + 1);
        lock (_lock)
        {
            foreach (var armed in _armed.Where(armed => armed.Strike.Link == link && armed.Strike.Moment == sighting.Moment))
            {
                if (--armed.Passes >= 0)
                    continue;

                _armed.Remove(armed);
                return armed.Strike;
            }

            return null;
        }
    }

    /// <returns>Whether the connection still stands.</returns>
    public async Task<bool> StrikeAsync(Strike strike, Sighting sighting, ProxiedConnection connection, CancellationToken cancellationToken)
    {
        using var fault = log.Begin($"strike: {strike.Blow}", strike.ToString(), Disrupts.Booking(strike.Link));
        switch (strike.Blow)
        {
            case Blow.Pause:
                await pauseAsync(connection.Client, strike.Duration, cancellationToken);
                return true;
            case Blow.Delay:
                await clock.DelayAsync(strike.Duration, cancellationToken);
                return true;
            case Blow.Kill:
                kill(connection.Client);
                break;
        }

        if (strike is { Edge: Edge.Before, Moment: Moment.Committing } && sighting.EventId is { } eventId)
            _rolledBack.TryAdd(eventId, true);
        connection.Cut();
        return false;
    }

    private sealed class ArmedStrike(Strike strike)
    {
        public Strike Strike => strike;

        /// <summary>How many moments may still pass.</summary>
        public int Passes { get; set; } = strike.Skip;
    }
}
