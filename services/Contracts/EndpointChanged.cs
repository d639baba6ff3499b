namespace Icaro.Contracts;

/// <summary>The URL or the secrets of an endpoint have changed, for waiting deliveries too.</summary>
public sealed record EndpointChanged : IMandatoryMessage
{
    public required WebhookEndpoint Endpoint { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
