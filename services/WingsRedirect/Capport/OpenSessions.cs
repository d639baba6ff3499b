namespace Icaro.WingsRedirect.Capport;

/// <summary>The sessions that are known to be open: those whose proof was verified, for as long as the verifier said.</summary>
internal sealed class OpenSessions(TimeProvider time)
{
    /// <summary>For sessions whose verifier gave no duration.</summary>
    private static readonly TimeSpan DefaultDuration = TimeSpan.FromHours(12);

    private readonly ExpiringSet<(string UnitUuid, string SessionId, bool IsLimited)> _sessions = new(time);

    public void Add(ProofVerified verified)
    {
        if (!verified.OpensSession)
            return;

        var isLimited = verified.SessionExpires is not null;
        _sessions.Put(
            (verified.UnitUuid, verified.SessionId, isLimited), verified.SessionExpires ?? time.GetUtcNow() + DefaultDuration);
    }

    /// <param name="unitUuid">The unit.</param>
    /// <param name="sessionId">The session at the unit.</param>
    /// <param name="secondsRemaining">Null when the verifier gave no duration.</param>
    public bool Include(string unitUuid, string sessionId, out int? secondsRemaining)
    {
        secondsRemaining = _sessions.Find((unitUuid, sessionId, true)) is { } expires
            ? (int)(expires - time.GetUtcNow()).TotalSeconds
            : null;
        return secondsRemaining is not null || _sessions.Contains((unitUuid, sessionId, false));
    }
}
