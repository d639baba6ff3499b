using System.Net.Http.Headers;
using Icaro.ServiceDefaults.Egress;
using Icaro.WebhookDispatch.Pumping;

namespace Icaro.WebhookDispatch.Sending;

/// <summary>What came of an attempt.</summary>
/// <param name="StatusCode">Null when there was no answer.</param>
/// <param name="ErrorClass">Null for success, else a stable code.</param>
/// <param name="SealedResponseSample">The beginning of the answer.</param>
/// <param name="RetryAfter">When the platform wants to be asked again.</param>
internal sealed record AttemptResult(
    ClaimedDelivery Delivery,
    DateTimeOffset StartedAt,
    TimeSpan Duration,
    int? StatusCode,
    string? ErrorClass,
    byte[]? SealedResponseSample,
    RetryConditionHeaderValue? RetryAfter)
{
    public bool IsDelivered => ErrorClass is null;

    public bool IsGone => ErrorClass == AttemptError.Gone;

    /// <summary>It says something about the endpoint, not about us.</summary>
    public bool IsFailureOfEndpoint => ErrorClass is not (null or AttemptError.Gone or AttemptError.Internal or AttemptError.Unsealable);

    /// <summary>The platform has more than it can do, or does not answer at all.</summary>
    public bool IsOverload =>
        StatusCode is 429 or 502 or 503 or 504
        || ErrorClass is EgressError.Timeout or EgressError.ConnectionFailed or EgressError.ConnectionRefused;

    public DateTimeOffset EndedAt => StartedAt + Duration;
}
