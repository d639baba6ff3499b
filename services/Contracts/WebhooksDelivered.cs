namespace Icaro.Contracts;

/// <summary>Platforms confirmed these webhooks with a 2xx. One message for all that were booked together.</summary>
public sealed record WebhooksDelivered : IMandatoryMessage
{
    public required IReadOnlyList<DeliveredWebhook> Webhooks { get; init; }
}

/// <summary>The newest toggle of this hotspot and integration that its platform is known to have.</summary>
public sealed record DeliveredWebhook(int HotspotId, int IntegrationId, long Sequence, DateTimeOffset DeliveredAt);
