using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Icaro.ServiceDefaults.Telemetry;

/// <summary>A <see cref="Figures{T}"/> of any type.</summary>
public interface IFigures
{
    /// <summary>Whether the gauges are exported.</summary>
    bool IsObserved { get; }

    Task RefreshAsync(CancellationToken cancellationToken);
}

/// <summary>What waits somewhere: told by gauges, and by <c>/health</c> in words.</summary>
public interface IBacklog : IHealthCheck
{
    IFigures Figures { get; }
}

/// <summary>Keeps the figures behind gauges fresh while metrics are exported. Otherwise it queries nothing.</summary>
internal sealed partial class FigureReader(IEnumerable<IBacklog> backlogs, TimeProvider time, ILogger<FigureReader> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var backlog in backlogs.Where(backlog => backlog.Figures.IsObserved))
                await RefreshAsync(backlog, stoppingToken);
        }
    }

    private async Task RefreshAsync(IBacklog backlog, CancellationToken cancellationToken)
    {
        try
        {
            await backlog.Figures.RefreshAsync(cancellationToken);
        }
        catch (Exception unavailable) when (!cancellationToken.IsCancellationRequested)
        {
            // Warnings are left to whoever works with the server; here it costs some points of a curve.
            Log.Unreadable(logger, backlog.GetType().Name, unavailable.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "{Backlog} cannot be read: {Reason}")]
        public static partial void Unreadable(ILogger logger, string backlog, string reason);
    }
}

public static class BacklogRegistration
{
    /// <summary>Adds a backlog, which cannot make the service worse than degraded.</summary>
    /// <param name="services">Receives it.</param>
    /// <param name="name">Of the health check.</param>
    public static void AddBacklog<TBacklog>(this IServiceCollection services, string name)
        where TBacklog : class, IBacklog
    {
        services.AddSingleton<TBacklog>();
        services.AddSingleton<IBacklog>(provider => provider.GetRequiredService<TBacklog>());
        services.AddHealthChecks().AddCheck<TBacklog>(name, HealthStatus.Degraded);
        services.AddHostedService<FigureReader>();
    }
}
