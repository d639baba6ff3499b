namespace Icaro.WingsRedirect.Sessions;

/// <summary>The sessions of one unit. Of several reports about a session the latest counts, in whichever order they arrive.</summary>
internal sealed class UnitSessions(int maxSessions)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SessionReported> _sessions = [];

    public void Add(SessionReported report)
    {
        lock (_lock)
        {
            var known = _sessions.GetValueOrDefault(report.SessionId);
            if (known?.ReportedAt > report.ReportedAt)
                return;
            _sessions[report.SessionId] = report with
            {
                Address = report.Address ?? known?.Address,
                DeviceToken = report.DeviceToken ?? known?.DeviceToken,
            };
            if (_sessions.Count > maxSessions)
                _sessions.Remove(_sessions.Values.MinBy(session => session.ReportedAt)!.SessionId);
        }
    }

    /// <returns>The latest open session of the device; null when there is none.</returns>
    public SessionReported? FindOpen(Func<SessionReported, bool> isOfDevice, DateTimeOffset now)
    {
        lock (_lock)
        {
            return _sessions.Values
                .Where(session => session.IsOpen && session.Expires > now && isOfDevice(session))
                .MaxBy(session => session.ReportedAt);
        }
    }

    public void RemoveExpired(DateTimeOffset now)
    {
        lock (_lock)
        {
            foreach (var session in _sessions.Values)
            {
                if (session.Expires <= now)
                    _sessions.Remove(session.SessionId);
            }
        }
    }
}
