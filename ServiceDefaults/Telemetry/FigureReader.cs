namespace Icaro.ServiceDefaults.Telemetry;

/// <summary>A <see cref="Figures{T}"/> of any type.</summary>
public interface IFigures : IHealthCheck
{
    /// <summary>Whether the gauges are exported.</summary>
    bool IsObserved { get; }

    Task RefreshAsync(CancellationToken cancellationToken);
}

/// <summary>Refreshes the figures of gauges while metrics are exported. Otherwise it queries nothing.</summary>
internal sealed class FigureReader(IEnumerable<IFigures> figures, TimeProvider time) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var observed in figures.Where(one => one.IsObserved))
                await observed.RefreshAsync(stoppingToken);
        }
    }
}

public static class FigureRegistration
{
    /// <summary>Adds a source of figures, and a health check of this name, which makes the service degraded at most.</summary>
    public static void AddFigures<TSource>(this IServiceCollection services, string name, Func<TSource, IFigures> figures)
        where TSource : class
    {
        services.AddSingleton<TSource>();
        services.AddSingleton(provider => figures(provider.GetRequiredService<TSource>()));
        services.AddHealthChecks().Add(
            new(name, provider => figures(provider.GetRequiredService<TSource>()), HealthStatus.Degraded, tags: null));
        services.AddHostedService<FigureReader>();
    }
}
