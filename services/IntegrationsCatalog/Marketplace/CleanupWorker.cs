namespace Icaro.IntegrationsCatalog.Marketplace;

/// <summary>Ends expired registrations, completes interrupted retirements, and removes retired endpoints.</summary>
internal sealed partial class CleanupWorker(
    IServiceScopeFactory scopes,
    DatabaseReadiness<CatalogDbContext> readiness,
    TimeProvider time,
    ILogger<CleanupWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await WorkAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Postponed(logger, failure.GetBaseException().Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<Registrations>().FailExpiredAsync(cancellationToken);

        var db = services.GetRequiredService<CatalogDbContext>();
        foreach (var retiring in await db.Set<RetiringIntegration>().AsNoTracking().ToListAsync(cancellationToken))
            await services.GetRequiredService<IntegrationRetirement>().FinishAsync(retiring.IntegrationId, cancellationToken);

        await services.GetRequiredService<RetiredEndpoints>().RemoveDueAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Cleaning up after modules failed, and will be tried again: {Reason}")]
        public static partial void Postponed(ILogger logger, string reason);
    }
}
