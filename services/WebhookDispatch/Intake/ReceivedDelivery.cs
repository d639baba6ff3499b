namespace Icaro.WebhookDispatch.Intake;

/// <summary>A delivery as a message tells of it.</summary>
/// <param name="TraceParent">The W3C trace context in which the message was published.</param>
internal sealed record ReceivedDelivery(
    Guid Id,
    WebhookEndpoint Endpoint,
    int SubjectId,
    int? HotspotId,
    long Sequence,
    byte[] SealedBody,
    DateTimeOffset OccurredAt,
    string? TraceParent)
{
    /// <exception cref="ArgumentException">There is no endpoint.</exception>
    public static ReceivedDelivery Of(IntegrationToggled toggle, string? traceParent) => new(
        toggle.EventId, Require(toggle.Endpoint), toggle.HotspotId, toggle.HotspotId, toggle.Sequence, toggle.SealedBody,
        toggle.OccurredAt, traceParent);

    /// <exception cref="ArgumentException">There is no endpoint, or no list of deliveries.</exception>
    public static IReadOnlyList<ReceivedDelivery> Of(DeliveriesRequested owed, string? traceParent)
    {
        if (owed.Deliveries is null || owed.Deliveries.Contains(null!))
            throw new ArgumentException("The message has no deliveries.", nameof(owed));

        var endpoint = Require(owed.Endpoint);
        return [.. owed.Deliveries.Select(one => new ReceivedDelivery(
            one.EventId, endpoint, one.SubjectId, owed.HotspotId, one.Sequence, one.SealedBody, one.OccurredAt, traceParent))];
    }

    /// <summary>Messages come from outside of the compiler's reach.</summary>
    private static WebhookEndpoint Require(WebhookEndpoint? endpoint) =>
        endpoint ?? throw new ArgumentException("The message has no endpoint.", nameof(endpoint));
}
