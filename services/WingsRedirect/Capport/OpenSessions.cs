namespace Icaro.WingsRedirect.Capport;

/// <summary>The sessions that are known to be open: those whose proof was verified, as long as whoever let them in said.</summary>
internal sealed class OpenSessions(TimeProvider time)
{
    /// <summary>For sessions of which nobody said how long they last; afterwards they are unknown again.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromHours(12);

    private readonly ExpiringSet<(string UnitUuid, string SessionId, bool IsLimited)> _sessions = new(time);

    public void Learn(ProofVerified verified)
    {
        if (!verified.OpensSession)
            return;

        var isLimited = verified.SessionExpires is not null;
        _sessions.Put((verified.UnitUuid, verified.SessionId, isLimited), verified.SessionExpires ?? time.GetUtcNow() + Usual);
    }

    /// <param name="unitUuid">The unit.</param>
    /// <param name="sessionId">The session there.</param>
    /// <param name="secondsRemaining">Null when nobody said how long.</param>
    public bool Include(string unitUuid, string sessionId, out int? secondsRemaining)
    {
        secondsRemaining = _sessions.Find((unitUuid, sessionId, true)) is { } expires ? (int)(expires - time.GetUtcNow()).TotalSeconds : null;
        return secondsRemaining is not null || _sessions.Contains((unitUuid, sessionId, false));
    }
}
