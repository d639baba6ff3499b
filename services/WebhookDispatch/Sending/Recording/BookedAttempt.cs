namespace Icaro.WebhookDispatch.Sending.Recording;

/// <summary>What an attempt means for its delivery.</summary>
/// <param name="Status">One of <see cref="DeliveryStatus"/>.</param>
/// <param name="Pause">Until the next attempt; null when there is none.</param>
/// <param name="RetryCount">Pauses that are used by now.</param>
/// <param name="RetryUntil">When the retries end; null as long as nothing failed.</param>
internal sealed record BookedAttempt(
    AttemptResult Result, string Status, TimeSpan? Pause, int RetryCount, DateTimeOffset? RetryUntil)
{
    public bool IsSettled => Status != DeliveryStatus.Pending;

    public bool IsDelivered => Status == DeliveryStatus.Delivered;

    /// <summary>What comes next waits until an operator has decided about this one.</summary>
    public bool Blocks => Status == DeliveryStatus.Failed && Result.Delivery.BlocksOnFailure;

    public static BookedAttempt Of(AttemptResult result, RetrySchedule schedule)
    {
        var retries = result.Delivery.RetryCount;
        var until = result.Delivery.RetryUntil;
        if (result.IsDelivered)
            return new(result, DeliveryStatus.Delivered, null, retries, until);
        if (result.IsGone || result.IsUnauthorized)
            // Due at once, and waits until the endpoint is enabled.
            return new(result, DeliveryStatus.Pending, TimeSpan.Zero, retries, until);

        if (result.IsFinal)
            return new(result, DeliveryStatus.Failed, null, retries, until);

        until ??= schedule.EndOfRetries();
        return schedule.NextPause(retries, until.Value, result.RetryAfter) is { } pause
            ? new(result, DeliveryStatus.Pending, pause, retries + 1, until)
            : new(result, DeliveryStatus.Failed, null, retries, until);
    }
}
