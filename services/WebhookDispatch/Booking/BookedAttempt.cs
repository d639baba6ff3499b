using Icaro.WebhookDispatch.Deliveries;
using Icaro.WebhookDispatch.Retrying;
using Icaro.WebhookDispatch.Sending;

namespace Icaro.WebhookDispatch.Booking;

/// <summary>What an attempt means for its delivery.</summary>
/// <param name="Status">One of <see cref="DeliveryStatus"/>.</param>
/// <param name="Pause">Until the next attempt; null when there is none.</param>
/// <param name="RetryCount">Pauses that are used by now.</param>
internal sealed record BookedAttempt(AttemptResult Result, string Status, TimeSpan? Pause, int RetryCount)
{
    public bool IsSettled => Status != DeliveryStatus.Pending;

    public static BookedAttempt Of(AttemptResult result, RetrySchedule schedule)
    {
        var retries = result.Delivery.RetryCount;
        if (result.IsDelivered)
            return new(result, DeliveryStatus.Delivered, null, retries);
        if (result.IsGone)
            // Due at once, and waits for an operator to enable the endpoint.
            return new(result, DeliveryStatus.Pending, TimeSpan.Zero, retries);

        return schedule.NextPause(retries, result.Delivery.RetryUntil, result.RetryAfter) is { } pause
            ? new(result, DeliveryStatus.Pending, pause, retries + 1)
            : new(result, DeliveryStatus.Failed, null, retries);
    }
}
