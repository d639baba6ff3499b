namespace Icaro.WebhookDispatch.Intake;

/// <summary>A delivery as received in a message.</summary>
/// <param name="TraceParent">The W3C trace context in which the message was published.</param>
internal sealed record ReceivedDelivery(
    Guid Id,
    WebhookEndpoint Endpoint,
    int SubjectId,
    int? HotspotId,
    int? AccountId,
    long Sequence,
    byte[] SealedBody,
    DateTimeOffset OccurredAt,
    string? TraceParent)
{
    public (int EndpointId, int SubjectId) Lane => (Endpoint.EndpointId, SubjectId);

    /// <exception cref="ArgumentException">There is no endpoint.</exception>
    public static ReceivedDelivery Of(IntegrationToggled toggle, string? traceParent) => new(
        toggle.EventId, Require(toggle.Endpoint), toggle.HotspotId, toggle.HotspotId, toggle.AccountId, toggle.Sequence,
        toggle.SealedBody, toggle.OccurredAt, traceParent);

    /// <exception cref="ArgumentException">There is no endpoint, or no list of deliveries.</exception>
    public static IReadOnlyList<ReceivedDelivery> Of(DeliveriesRequested requested, string? traceParent)
    {
        if (requested.Deliveries is null || requested.Deliveries.Contains(null!))
            throw new ArgumentException("The message has no deliveries.", nameof(requested));

        var endpoint = Require(requested.Endpoint);
        return [.. requested.Deliveries.Select(one => new ReceivedDelivery(
            one.EventId, endpoint, one.SubjectId, requested.HotspotId, AccountId: null, one.Sequence, one.SealedBody, one.OccurredAt,
            traceParent))];
    }

    /// <summary>The deserializer sets null where the JSON has no value.</summary>
    private static WebhookEndpoint Require(WebhookEndpoint? endpoint) =>
        endpoint ?? throw new ArgumentException("The message has no endpoint.", nameof(endpoint));
}
