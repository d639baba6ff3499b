namespace Icaro.IntegrationsCatalog.Marketplace;

/// <summary>Ends expired registrations, completes interrupted retirements, and removes retired endpoints.</summary>
internal sealed partial class CleanupWorker(
    IServiceScopeFactory scopes,
    DatabaseReadiness<CatalogDbContext> readiness,
    TimeProvider time,
    ILogger<CleanupWorker> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        readiness.TakeStepsAsync(CleanUpAsync, reason => Log.Postponed(logger, reason), time, stoppingToken);

    private async Task<bool> CleanUpAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<Registrations>().FailExpiredAsync(cancellationToken);

        var db = services.GetRequiredService<CatalogDbContext>();
        foreach (var retiring in await db.Set<RetiringIntegration>().AsNoTracking().ToListAsync(cancellationToken))
            await services.GetRequiredService<IntegrationRetirement>().FinishAsync(retiring.IntegrationId, cancellationToken);

        await services.GetRequiredService<RetiredEndpoints>().RemoveDueAsync(cancellationToken);
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Cleaning up after modules failed, and will be tried again: {Reason}")]
        public static partial void Postponed(ILogger logger, string reason);
    }
}
