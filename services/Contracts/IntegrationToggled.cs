namespace Icaro.Contracts;

/// <summary>An integration was switched on or off for a hotspot, or is synchronized again.</summary>
public sealed record IntegrationToggled : IMandatoryMessage
{
    /// <summary>The <c>webhook-id</c>, the same on every attempt.</summary>
    public required Guid EventId { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required int HotspotId { get; init; }

    /// <summary>The reseller who runs the hotspot. A catalog of an earlier release does not tell.</summary>
    public int? AccountId { get; init; }

    public required int IntegrationId { get; init; }

    /// <summary>Counts 1, 2, 3, … per hotspot and integration, without gaps: the order of delivery.</summary>
    public required long Sequence { get; init; }

    /// <summary>True for on and for a synchronization, false for off.</summary>
    public required bool Status { get; init; }

    public required WebhookEndpoint Endpoint { get; init; }

    /// <summary>The exact JSON to POST, sealed for <see cref="SealPurpose.WebhookBody"/>.</summary>
    public required byte[] SealedBody { get; init; }
}
