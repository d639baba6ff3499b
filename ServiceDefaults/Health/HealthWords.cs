using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Icaro.ServiceDefaults.Health;

/// <summary>How health checks put figures into words.</summary>
public static class HealthWords
{
    public static string Count(long count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    /// <param name="count">Of what waits.</param>
    /// <param name="one">With its verb.</param>
    /// <param name="many">With its verb.</param>
    /// <param name="oldest">How long the oldest has waited.</param>
    public static string Count(long count, string one, string many, TimeSpan oldest) =>
        Count(count, one, many) + (count == 0 ? "" : $", the oldest for {Age(oldest)}");

    public static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 2 } => $"{Math.Max(0, (long)age.TotalSeconds)} s",
        { TotalHours: < 2 } => $"{(long)age.TotalMinutes} min",
        { TotalDays: < 2 } => $"{(long)age.TotalHours} h",
        _ => $"{(long)age.TotalDays} days",
    };

    /// <summary>Healthy or degraded, with the description in either case.</summary>
    public static HealthCheckResult Result(bool isHealthy, string description) =>
        isHealthy ? HealthCheckResult.Healthy(description) : HealthCheckResult.Degraded(description);
}
