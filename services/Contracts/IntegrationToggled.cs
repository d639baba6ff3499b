namespace Icaro.Contracts;

/// <summary>An integration was switched on or off for a hotspot, or must be synchronized again.</summary>
public sealed record IntegrationToggled : IMandatoryMessage
{
    /// <summary>Identifies this toggle for good: the <c>webhook-id</c> that the platform sees, on every attempt.</summary>
    public required Guid EventId { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required int HotspotId { get; init; }

    public required int IntegrationId { get; init; }

    /// <summary>Counts 1, 2, 3, … per hotspot and integration, without gaps: the order in which the platform must learn of them.</summary>
    public required long Sequence { get; init; }

    /// <summary>True for on (and for a repeated synchronization), false for off.</summary>
    public required bool Status { get; init; }

    public required WebhookEndpoint Endpoint { get; init; }

    /// <summary>The exact JSON to POST, sealed for <see cref="SealPurpose.WebhookBody"/>.</summary>
    public required byte[] SealedBody { get; init; }
}
