namespace Icaro.Contracts;

/// <summary>A guest was let in by a proof. The proof is used, and the guest's session is open.</summary>
public sealed record ProofVerified
{
    /// <summary>Identifies the proof, and cannot be used in its place.</summary>
    public required Guid ProofId { get; init; }

    /// <summary>Who verified the proof: the same caller gets the same answer again. Earlier releases announce none.</summary>
    public Guid VerificationId { get; init; }

    public required string UnitUuid { get; init; }

    public required string SessionId { get; init; }

    /// <summary>False after a pre-authentication step.</summary>
    public required bool OpensSession { get; init; }

    /// <summary>Earlier releases announce none.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>The expiry of the proof.</summary>
    public required DateTimeOffset ProofExpires { get; init; }

    /// <summary>The end of the session, if it is known.</summary>
    public DateTimeOffset? SessionExpires { get; init; }
}
