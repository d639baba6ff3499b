namespace Icaro.IntegrationsCatalog.Core.Proofs;

/// <summary>A proof of a guest's walk on which somebody was let in. All replicas of the captive portals ask here, so none counts twice.</summary>
internal sealed class VerifiedProof
{
    public required Guid Id { get; init; }

    /// <summary>The one verification that succeeded. Asking again about it is a repetition of the question, not of the proof.</summary>
    public required Guid VerificationId { get; init; }

    /// <summary>From then on the proof counts no more anyway.</summary>
    public required DateTimeOffset Expires { get; init; }
}

internal static class VerifiedProofModel
{
    public static void AddVerifiedProofs(this ModelBuilder model) => model.Entity<VerifiedProof>(proof =>
    {
        proof.ToTable("verified_proofs");
        proof.Property(row => row.Id).ValueGeneratedNever();
        proof.HasIndex(row => row.Expires);
    });
}
