namespace Icaro.WebhookDispatch.Sending.Retrying;

/// <summary>When a webhook that failed is sent again.</summary>
internal sealed class RetrySchedule(IOptions<RetryOptions> options, TimeProvider time)
{
    private static readonly TimeSpan MinRetryAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromHours(12);

    /// <summary>For a webhook that fails for the first time now.</summary>
    public DateTimeOffset EndOfRetries() => time.GetUtcNow() + options.Value.GiveUpAfter;

    /// <param name="retries">Pauses that were used before.</param>
    /// <param name="retryUntil">When the retries end.</param>
    /// <param name="retryAfter">What the platform asked for: it is granted when longer than the schedule's pause.</param>
    /// <returns>Null when there is no time left for another attempt.</returns>
    public TimeSpan? NextPause(int retries, DateTimeOffset retryUntil, RetryConditionHeaderValue? retryAfter)
    {
        var pauses = options.Value.Pauses;
        var scheduled = pauses[Math.Min(retries, pauses.Count - 1)] * (1 + options.Value.Jitter * (2 * Random.Shared.NextDouble() - 1));
        var pause = AskedFor(retryAfter) is { } asked && asked > scheduled ? asked : scheduled;
        return time.GetUtcNow() + pause <= retryUntil ? pause : null;
    }

    /// <returns>Null when the platform asked for nothing that makes sense.</returns>
    public TimeSpan? AskedFor(RetryConditionHeaderValue? retryAfter)
    {
        var asked = retryAfter?.Delta ?? retryAfter?.Date - time.GetUtcNow();
        return asked is { } pause ? TimeSpan.FromTicks(Math.Clamp(pause.Ticks, MinRetryAfter.Ticks, MaxRetryAfter.Ticks)) : null;
    }
}
