namespace Icaro.WingsRedirect.Sessions;

/// <summary>
/// The sessions of guests, in memory: opened by proofs, and opened and ended by reports of units. Replicas announce reports to
/// each other; one that was away, or a report that was lost with the broker, is made up for by the next report of the session.
/// </summary>
internal sealed class GuestSessions(Announcements announcements, TimeProvider time, IOptions<GuestSessionOptions> options)
{
    private readonly ConcurrentDictionary<string, UnitSessions> _units = new();
    private readonly SweepTimer _sweeps = new(time);

    public void Report(SessionReported report)
    {
        Add(report);
        announcements.Announce(report);
    }

    public void Add(SessionReported report)
    {
        if (_sweeps.IsDue())
            Sweep();
        _units.GetOrAdd(report.UnitUuid, _ => new(options.Value.MaxPerUnit)).Add(report);
    }

    public void Add(ProofVerified verified)
    {
        // Earlier releases announced no time.
        var verifiedAt = verified.VerifiedAt ?? time.GetUtcNow();
        Add(new SessionReported
        {
            UnitUuid = verified.UnitUuid,
            SessionId = verified.SessionId,
            IsOpen = true,
            ReportedAt = verifiedAt,
            IsLimited = verified.SessionExpires is not null,
            Expires = verified.SessionExpires ?? verifiedAt + options.Value.DefaultDuration,
        });
    }

    /// <returns>The open session of the device at the unit; null when there is none.</returns>
    public SessionReported? FindOpen(string unitUuid, Func<SessionReported, bool> isOfDevice) =>
        _units.TryGetValue(unitUuid, out var unit) ? unit.FindOpen(isOfDevice, time.GetUtcNow()) : null;

    private void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var unit in _units.Values)
            unit.RemoveExpired(now);
    }
}

internal sealed class SessionReportedConsumer(GuestSessions sessions) : IConsumer<SessionReported>
{
    public Task Consume(ConsumeContext<SessionReported> context)
    {
        sessions.Add(context.Message);
        return Task.CompletedTask;
    }
}
