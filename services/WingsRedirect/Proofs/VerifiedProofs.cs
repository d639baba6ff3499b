namespace Icaro.WingsRedirect.Proofs;

/// <summary>
/// The proofs that were verified. A proof is accepted once, whichever replica is asked, since the catalog records it. Guests
/// must get access while the catalog is unavailable, too: a replica then relies on what it verified itself and on what other
/// replicas announced. A second acceptance in that time can only admit the same session of the same unit again, because the
/// proof is sealed for that session.
/// </summary>
internal sealed class VerifiedProofs(ProofLedger ledger, Announcements announcements, OpenSessions sessions, TimeProvider time)
{
    private readonly ExpiringSet<Guid> _proofs = new(time);

    /// <returns>False when the proof was verified before.</returns>
    public async Task<bool> TryAddAsync(
        Proof proof, DateTimeOffset expires, DateTimeOffset? sessionExpires, CancellationToken cancellationToken)
    {
        if (!_proofs.TryAdd(proof.Id, expires) || await ledger.TryRecordAsync(proof.Id, expires, cancellationToken) == false)
            return false;

        var verified = new ProofVerified
        {
            ProofId = proof.Id,
            UnitUuid = proof.UnitUuid,
            SessionId = proof.SessionId,
            OpensSession = proof.Step == Step.Post,
            ProofExpires = expires,
            SessionExpires = sessionExpires,
        };
        sessions.Add(verified);
        announcements.Announce(verified);
        return true;
    }

    public void Add(ProofVerified verified)
    {
        _proofs.TryAdd(verified.ProofId, verified.ProofExpires);
        sessions.Add(verified);
    }
}

internal sealed class ProofVerifiedConsumer(VerifiedProofs proofs) : IConsumer<ProofVerified>
{
    public Task Consume(ConsumeContext<ProofVerified> context)
    {
        proofs.Add(context.Message);
        return Task.CompletedTask;
    }
}
