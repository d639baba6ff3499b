namespace Icaro.WebhookDispatch.Operations.Settings;

/// <summary>Sends an endpoint a webhook that is marked as a test, once and at once, in no lane and without a retry.</summary>
internal sealed class TestWebhook(DeliverySender sender, KeyRing keys, IOptions<EgressOptions> egress, TimeProvider time)
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"test":true}""");

    /// <summary>Receivers of other channels know no test.</summary>
    public static bool IsSupportedBy(DeliveryEndpoint endpoint) => endpoint.Channel is EndpointChannel.Icaro or EndpointChannel.Device;

    public async Task<TestWebhookResponse> SendAsync(DeliveryEndpoint endpoint, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var webhook = new ClaimedDelivery(
            Guid.CreateVersion7(now), endpoint.Id, SubjectId: 0, ClaimedDelivery.SequenceOfTests, OccurredAt: now,
            keys.Seal(Body, SealPurpose.WebhookBody), TraceParent: null, Number: 1, Progress: 0, RetryCount: 0, RetryUntil: null,
            endpoint.Channel, endpoint.Version, endpoint.Url, endpoint.SealedToken, endpoint.SealedSigningSecret,
            BlocksOnFailure: false, IsEndpointHealthy: true, IsEndpointProven: true, EndpointFailingSince: null, endpoint.RetiringSecrets,
            endpoint.SealedHeaders, RetrySchedule: null, AccountId: null, ClaimedAt: now, new Lease(egress.Value.ExchangeTimeout, time));
        var result = await sender.SendAsync(webhook, cancellationToken);
        return new(
            webhook.Id, result.IsDelivered, result.Status, result.Error, (int)result.Duration.TotalMilliseconds,
            result.SealedSample is { } sample ? ResponseSample.Open(keys, sample) : null);
    }
}

/// <summary>What came of a test.</summary>
/// <param name="WebhookId">The <c>webhook-id</c> that the platform has received.</param>
/// <param name="Accepted">Whether the platform responded with a 2xx.</param>
/// <param name="ErrorClass">As of an attempt; null for an accepted webhook.</param>
/// <param name="ResponseSample">The beginning of the platform's response, with secrets hidden.</param>
internal sealed record TestWebhookResponse(
    Guid WebhookId, bool Accepted, int? StatusCode, string? ErrorClass, int DurationMs, string? ResponseSample);
