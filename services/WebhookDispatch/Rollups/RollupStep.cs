namespace Icaro.WebhookDispatch.Rollups;

/// <summary>A length of roll-ups, with the table that keeps them.</summary>
/// <param name="Name">Of the API, and the field of <c>date_trunc</c>.</param>
/// <param name="KeptFor">Whole days.</param>
internal sealed record RollupStep(string Name, string Table, TimeSpan Length, TimeSpan KeptFor)
{
    public static readonly RollupStep Minute = new("minute", "delivery_minutes", TimeSpan.FromMinutes(1), TimeSpan.FromDays(2));
    public static readonly RollupStep Hour = new("hour", "delivery_hours", TimeSpan.FromHours(1), TimeSpan.FromDays(365));

    public DailyTable DailyTable => new(Table, "bucket", KeptFor);

    /// <returns>The beginning of the bucket that contains the time.</returns>
    public DateTimeOffset Floor(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % Length.Ticks, TimeSpan.Zero);
}

/// <summary>What is counted. A delivery that is replayed is counted again.</summary>
internal static class Outcome
{
    public const string Delivered = "delivered";

    /// <summary>The retries have ended.</summary>
    public const string Failed = "failed";

    public const string Discarded = "discarded";
    public const string Superseded = "superseded";

    /// <summary>One attempt of a delivery, whatever became of it afterwards.</summary>
    public const string FailedAttempt = "failed_attempt";
}
