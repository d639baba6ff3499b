namespace Icaro.Contracts;

/// <summary>Platforms have accepted these webhooks with a 2xx. A message holds all that were recorded in one batch.</summary>
public sealed record WebhooksDelivered : IMandatoryMessage
{
    public required IReadOnlyList<DeliveredWebhook> Webhooks { get; init; }
}

/// <summary>The newest toggle of a hotspot and integration that the platform has accepted.</summary>
public sealed record DeliveredWebhook(int HotspotId, int IntegrationId, long Sequence, DateTimeOffset DeliveredAt);
