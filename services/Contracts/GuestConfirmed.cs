namespace Icaro.Contracts;

/// <summary>A platform has confirmed from server to server that a guest is done; the guest's callback is now valid.</summary>
public sealed record GuestConfirmed
{
    /// <summary>The guest's flow through the platforms.</summary>
    public required Guid FlowId { get; init; }

    public required int IntegrationId { get; init; }

    /// <summary>The expiry of the flow.</summary>
    public required DateTimeOffset Expires { get; init; }
}
