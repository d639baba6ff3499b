using System.ComponentModel.DataAnnotations;
using Icaro.ServiceDefaults.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Icaro.Postgres.Resealing;

public static class ResealingExtensions
{
    /// <summary>
    /// Seals the values of <typeparamref name="TContext"/> again when the key ring gets a new key, and counts them by key.
    /// </summary>
    public static void AddResealing<TContext>(this IServiceCollection services)
        where TContext : DbContext
    {
        services.AddValidatedOptions<ResealingOptions, ResealingOptionsValidator>(ResealingOptions.Section);
        services.AddSingleton<ResealingHealth>();
        services.AddSingleton<SealedValues>();
        services.AddHostedService<ResealingWorker<TContext>>();
        services.AddHealthChecks().AddCheck<ResealingHealth>("sealed values");
    }
}

/// <summary>The section <c>Resealing</c>.</summary>
internal sealed class ResealingOptions
{
    public const string Section = "Resealing";

    /// <summary>Time after the start. By then, all services on all machines must have the newest key.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan StartAfter { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often older values are searched.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(5);
}

[OptionsValidator]
internal sealed partial class ResealingOptionsValidator : IValidateOptions<ResealingOptions>;

/// <summary>Degraded after a pass that found values that cannot be opened.</summary>
internal sealed class ResealingHealth : IHealthCheck
{
    private volatile int _unreadable;

    public int Unreadable { set => _unreadable = value; }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_unreadable is 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(
            $"{HealthWords.Count(_unreadable, "value", "values")} cannot be opened with the keys of the ring"));
}
