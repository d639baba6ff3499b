namespace Icaro.WebhookDispatch.Sending.Retrying;

/// <summary>Decides whether and when a delivery is attempted again.</summary>
internal sealed class RetrySchedule(IOptions<RetryOptions> options)
{
    private static readonly TimeSpan MinRetryAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromHours(12);

    /// <returns>The result with the delivery's state after the attempt.</returns>
    public AttemptResult Apply(AttemptResult result)
    {
        if (result.IsDelivered)
            return result with { DeliveryStatus = DeliveryStatus.Delivered };
        if (result.IsGone || result.IsUnauthorized)
            // The endpoint is disabled. The delivery is due as soon as it is enabled again.
            return result with { Pause = TimeSpan.Zero };

        if (result.IsFinal)
            return result with { DeliveryStatus = DeliveryStatus.Failed };

        var until = result.RetryUntil ?? result.EndedAt + options.Value.GiveUpAfter;
        return NextPause(result, until) is { } pause
            ? result with { Pause = pause, RetryCount = result.RetryCount + 1, RetryUntil = until }
            : result with { DeliveryStatus = DeliveryStatus.Failed, RetryUntil = until };
    }

    /// <returns>The requested pause within our limits; null without a usable value.</returns>
    public static TimeSpan? RequestedPause(AttemptResult result) => result.RetryAfter is { } pause
        ? TimeSpan.FromTicks(Math.Clamp(pause.Ticks, MinRetryAfter.Ticks, MaxRetryAfter.Ticks))
        : null;

    /// <returns>
    /// The longer of the schedule's and the requested pause; null when the endpoint's own schedule is used up, or when the pause would end
    /// after <paramref name="retryUntil"/>.
    /// </returns>
    private TimeSpan? NextPause(AttemptResult result, DateTimeOffset retryUntil)
    {
        if (ScheduledPause(result) is not { } exact)
            return null;

        var jitter = options.Value.Jitter * (2 * Random.Shared.NextDouble() - 1);
        var scheduled = exact * (1 + jitter);
        var pause = RequestedPause(result) is { } requested && requested > scheduled ? requested : scheduled;
        return result.EndedAt + pause <= retryUntil ? pause : null;
    }

    private TimeSpan? ScheduledPause(AttemptResult result)
    {
        if (result.Delivery.RetrySchedule is { } own)
            return result.RetryCount < own.Length ? TimeSpan.FromSeconds(own[result.RetryCount]) : null;

        var pauses = options.Value.Pauses;
        return pauses[Math.Min(result.RetryCount, pauses.Count - 1)];
    }
}
