namespace Icaro.WingsRedirect.Proofs;

/// <summary>
/// The proofs that were verified. A proof is accepted for one caller, whichever replica is asked, since the catalog records it;
/// that caller may repeat the request, in case that it lost the response. Guests must get access while the catalog is
/// unavailable, too: a replica then relies on what it verified itself and on what other replicas announced. A second acceptance
/// in that time can only admit the same session of the same unit again, because the proof is sealed for that session.
/// </summary>
internal sealed class VerifiedProofs(ProofLedger ledger, Announcements announcements, GuestSessions sessions, TimeProvider time)
{
    private readonly ExpiringMap<Guid, Guid> _callers = new(time);

    /// <returns>False when another caller verified the proof before.</returns>
    public async Task<bool> TryAddAsync(
        Proof proof, Guid callerId, DateTimeOffset expires, DateTimeOffset? sessionExpires, CancellationToken cancellationToken)
    {
        if (_callers.TryFind(proof.Id, out var known))
            return known == callerId;
        if (await ledger.TryRecordAsync(proof.Id, callerId, expires, cancellationToken) == false)
            return false;

        var verified = new ProofVerified
        {
            ProofId = proof.Id,
            VerificationId = callerId,
            UnitUuid = proof.UnitUuid,
            SessionId = proof.SessionId,
            OpensSession = proof.Step == Step.Post,
            VerifiedAt = time.GetUtcNow(),
            ProofExpires = expires,
            SessionExpires = sessionExpires,
        };
        if (!TryAdd(verified))
            return _callers.TryFind(proof.Id, out var first) && first == callerId;

        announcements.Announce(verified);
        return true;
    }

    /// <returns>False when the proof was verified before.</returns>
    public bool TryAdd(ProofVerified verified)
    {
        if (!_callers.TryAdd(verified.ProofId, verified.VerificationId, verified.ProofExpires))
            return false;

        if (verified.OpensSession)
            sessions.Add(verified);
        return true;
    }
}

internal sealed class ProofVerifiedConsumer(VerifiedProofs proofs) : IConsumer<ProofVerified>
{
    public Task Consume(ConsumeContext<ProofVerified> context)
    {
        proofs.TryAdd(context.Message);
        return Task.CompletedTask;
    }
}
