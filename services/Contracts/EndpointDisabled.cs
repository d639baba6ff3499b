namespace Icaro.Contracts;

/// <summary>The dispatcher has disabled an endpoint. Its deliveries wait until it is enabled.</summary>
public sealed record EndpointDisabled
{
    public required int EndpointId { get; init; }

    /// <summary>A stable code, such as <c>gone</c> for an endpoint that answered 410.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset DisabledAt { get; init; }
}
