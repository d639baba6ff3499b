namespace Icaro.Contracts;

/// <summary>A replaced signing secret, which signs beside its successors until receivers have adopted them.</summary>
public sealed record RetiringSecret
{
    /// <summary>As <c>whsec_…</c>, sealed for <see cref="SealPurpose.SigningSecret"/>.</summary>
    public required byte[] SealedSecret { get; init; }

    /// <summary>The end of its use.</summary>
    public required DateTimeOffset ValidUntil { get; init; }
}
