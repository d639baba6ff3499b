namespace Icaro.ServiceDefaults.Health;

/// <summary>Words for the figures of health checks.</summary>
public static class HealthWords
{
    public static string Count(double count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    public static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 2 } => $"{(long)age.TotalSeconds} s",
        { TotalHours: < 2 } => $"{(long)age.TotalMinutes} min",
        { TotalDays: < 2 } => $"{(long)age.TotalHours} h",
        _ => $"{(long)age.TotalDays} days",
    };

    /// <summary>Healthy or degraded, with the description in either case.</summary>
    public static HealthCheckResult Result(bool isHealthy, string description) =>
        isHealthy ? HealthCheckResult.Healthy(description) : HealthCheckResult.Degraded(description);

    /// <summary>The time since then; zero for null and for the future, where clocks differ.</summary>
    public static TimeSpan AgeOf(this TimeProvider time, DateTimeOffset? since) =>
        since < time.GetUtcNow() ? time.GetUtcNow() - since.Value : TimeSpan.Zero;
}
