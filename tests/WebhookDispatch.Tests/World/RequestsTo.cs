namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>An endpoint of any channel, and what it is owed, as the catalog publishes it.</summary>
internal sealed record RequestsTo(int EndpointId, string Channel, string Url)
{
    private static readonly KeyRing Keys = KeyRing.Parse(Dispatcher.KeyRing);

    public string Token { get; init; } = "";

    /// <summary>Null for an endpoint that wants no signature.</summary>
    public string? SigningSecret { get; init; }

    public long Version { get; init; } = 1;

    public WebhookEndpoint Endpoint => new()
    {
        EndpointId = EndpointId,
        Channel = Channel,
        Version = Version,
        Url = Url,
        SealedToken = Keys.Seal(Token, Channel == EndpointChannel.Cumulocity ? SealPurpose.CumulocityLogin : SealPurpose.WebhookToken),
        SealedSigningSecret = SigningSecret is null ? [] : Toggles.Seal(SigningSecret),
    };

    public EndpointChanged Changed => new() { Endpoint = Endpoint, ChangedAt = DateTimeOffset.UtcNow };

    public EndpointRemoved Removed => new() { EndpointId = EndpointId, RemovedAt = DateTimeOffset.UtcNow };

    public static RequestedDelivery Delivery(int subjectId, long sequence, string body) => new()
    {
        EventId = Guid.CreateVersion7(),
        OccurredAt = DateTimeOffset.UtcNow,
        SubjectId = subjectId,
        Sequence = sequence,
        SealedBody = Keys.Seal(body, SealPurpose.WebhookBody),
    };

    public DeliveriesRequested Enqueue(params IReadOnlyList<RequestedDelivery> deliveries) =>
        new() { Endpoint = Endpoint, HotspotId = 3, Deliveries = deliveries };
}
