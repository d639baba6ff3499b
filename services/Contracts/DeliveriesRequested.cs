namespace Icaro.Contracts;

/// <summary>Deliveries for an endpoint, other than those of <see cref="IntegrationToggled"/>.</summary>
public sealed record DeliveriesRequested : IMandatoryMessage
{
    public required WebhookEndpoint Endpoint { get; init; }

    /// <summary>The hotspot of all deliveries, if there is only one.</summary>
    public int? HotspotId { get; init; }

    /// <summary>Ordered by sequence, for each subject.</summary>
    public required IReadOnlyList<RequestedDelivery> Deliveries { get; init; }
}

/// <summary>A delivery.</summary>
public sealed record RequestedDelivery
{
    /// <summary>The <c>webhook-id</c>, the same on every attempt.</summary>
    public required Guid EventId { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>What deliveries are ordered by: a device, for example. See <see cref="EndpointChannel"/>.</summary>
    public required int SubjectId { get; init; }

    /// <summary>Counts 1, 2, 3, … per endpoint and subject, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>
    /// The exact body to POST, or the input of the channel's requests; sealed for <see cref="SealPurpose.WebhookBody"/>.
    /// </summary>
    public required byte[] SealedBody { get; init; }
}
