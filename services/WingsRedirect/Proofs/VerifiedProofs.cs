using Icaro.Contracts;
using Icaro.WingsRedirect.Capport;

namespace Icaro.WingsRedirect.Proofs;

/// <summary>
/// Proofs that were verified: none counts twice. Replicas tell each other over the bus, and none waits for it, since guests
/// must get in without a broker. While a message is under way, or the broker is down, another replica could accept the same
/// proof once more; but a proof is sealed for one session of one unit and always the same, so whoever lets the guest in
/// lets in the same session again, and nobody else.
/// </summary>
internal sealed class VerifiedProofs(Announcements announcements, OpenSessions sessions, TimeProvider time) : IVerifiedProofs
{
    private readonly ExpiringSet<Guid> _proofs = new(time);

    /// <returns>False when the proof was verified before.</returns>
    public bool TryAdd(Proof proof, DateTimeOffset expires, DateTimeOffset? sessionExpires)
    {
        if (!_proofs.TryAdd(proof.Id, expires))
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
