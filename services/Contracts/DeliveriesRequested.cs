namespace Icaro.Contracts;

/// <summary>What an endpoint is to receive, apart from the switches of hotspots, which have <see cref="IntegrationToggled"/>.</summary>
public sealed record DeliveriesRequested : IMandatoryMessage
{
    public required WebhookEndpoint Endpoint { get; init; }

    /// <summary>The hotspot that they concern, if they concern one alone.</summary>
    public int? HotspotId { get; init; }

    /// <summary>In order of their sequences, for each subject.</summary>
    public required IReadOnlyList<RequestedDelivery> Deliveries { get; init; }
}

/// <summary>One of them.</summary>
public sealed record RequestedDelivery
{
    /// <summary>Identifies it for good: the <c>webhook-id</c> that the receiver sees, on every attempt.</summary>
    public required Guid EventId { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>What it is in order for, as the endpoint's <see cref="EndpointChannel"/> says: a device, for example.</summary>
    public required int SubjectId { get; init; }

    /// <summary>Counts 1, 2, 3, … per endpoint and subject, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>
    /// The exact body to POST, or what the channel makes its requests of; sealed for <see cref="SealPurpose.WebhookBody"/>.
    /// </summary>
    public required byte[] SealedBody { get; init; }
}
