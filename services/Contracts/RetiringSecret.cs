namespace Icaro.Contracts;

/// <summary>A signing secret that was replaced, and signs beside its successors until every receiver had time to follow.</summary>
public sealed record RetiringSecret
{
    /// <summary>As <c>whsec_…</c>, sealed for <see cref="SealPurpose.SigningSecret"/>.</summary>
    public required byte[] SealedSecret { get; init; }

    /// <summary>From then on nothing is signed with it.</summary>
    public required DateTimeOffset ValidUntil { get; init; }
}
