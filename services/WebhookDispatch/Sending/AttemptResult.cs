using System.Net.Http.Headers;
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

    public DateTimeOffset EndedAt => StartedAt + Duration;
}
