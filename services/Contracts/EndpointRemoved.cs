namespace Icaro.Contracts;

/// <summary>An endpoint is gone for good: what it was still owed is discarded, and its secrets are forgotten.</summary>
public sealed record EndpointRemoved : IMandatoryMessage
{
    public required int EndpointId { get; init; }

    public required DateTimeOffset RemovedAt { get; init; }
}
