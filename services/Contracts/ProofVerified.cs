namespace Icaro.Contracts;

/// <summary>Somebody has let a guest in on a proof: it counts no second time, and the guest's session is known to be open.</summary>
public sealed record ProofVerified
{
    /// <summary>Names the proof without being it.</summary>
    public required Guid ProofId { get; init; }

    public required string UnitUuid { get; init; }

    public required string SessionId { get; init; }

    /// <summary>False after a pre-authentication step, which opens nothing yet.</summary>
    public required bool OpensSession { get; init; }

    /// <summary>When the proof ends anyway.</summary>
    public required DateTimeOffset ProofExpires { get; init; }

    /// <summary>When the session ends, if whoever let the guest in said so.</summary>
    public DateTimeOffset? SessionExpires { get; init; }
}
