namespace Icaro.Contracts;

/// <summary>These tokens are no longer valid. Caches remove them.</summary>
public sealed record TokensRevoked
{
    /// <summary>SHA-256 of each token, as lowercase hex.</summary>
    public required IReadOnlyList<string> TokenHashes { get; init; }
}
