namespace Icaro.Contracts;

/// <summary>An integration's webhooks go elsewhere, or with other secrets: from now on also those that were owed before.</summary>
public sealed record EndpointChanged : IMandatoryMessage
{
    public required WebhookEndpoint Endpoint { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
