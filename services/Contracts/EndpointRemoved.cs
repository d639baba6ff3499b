namespace Icaro.Contracts;

/// <summary>An endpoint is removed for good: its waiting deliveries are discarded, and its secrets are deleted.</summary>
public sealed record EndpointRemoved : IMandatoryMessage
{
    public required int EndpointId { get; init; }

    public required DateTimeOffset RemovedAt { get; init; }
}
