namespace Icaro.WingsRedirect.Proofs;

/// <summary>
/// Proofs that were verified: none counts twice, at whichever replica, since the catalog books them. Guests must get in without
/// the catalog, too: then a replica goes by what it verified itself and what the others said on the bus. What that leaves open is
/// small: a proof is sealed for one session of one unit, so whoever lets the guest in lets in the same session again, and nobody else.
/// </summary>
internal sealed class VerifiedProofs(
    ProofLedger ledger, Announcements announcements, OpenSessions sessions, TimeProvider time) : IVerifiedProofs
{
    private readonly ExpiringSet<Guid> _proofs = new(time);

    /// <returns>False when the proof was verified before.</returns>
    public async Task<bool> TryAddAsync(
        Proof proof, DateTimeOffset expires, DateTimeOffset? sessionExpires, CancellationToken cancellationToken)
    {
        if (!_proofs.TryAdd(proof.Id, expires) || await ledger.TryBookAsync(proof.Id, expires, cancellationToken) == false)
            return false;

        var verified = new ProofVerified
        {
            ProofId = proof.Id,
            UnitUuid = proof.UnitUuid,
            SessionId = proof.SessionId,
            OpensSession = proof.Step == Flows.Step.Post,
            ProofExpires = expires,
            SessionExpires = sessionExpires,
        };
        sessions.Learn(verified);
        announcements.Announce(verified);
        return true;
    }

    public void Learn(ProofVerified verified)
    {
        _proofs.TryAdd(verified.ProofId, verified.ProofExpires);
        sessions.Learn(verified);
    }
}
