namespace Icaro.Postgres;

/// <summary>Creates, migrates and seeds the database as soon as the server is reachable. EF's lock excludes other replicas.</summary>
internal sealed partial class DatabaseMigration<TContext>(
    IServiceScopeFactory scopes,
    DatabaseReadiness<TContext> readiness,
    TimeProvider time,
    ILogger<DatabaseMigration<TContext>> logger) : BackgroundService
    where TContext : DbContext
{
    private const long SeedLockId = 0x73656564;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryMigrateAsync(stoppingToken))
            await Task.Delay(Pause, time, stoppingToken);

        readiness.Announce();
    }

    private async Task<bool> TryMigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TContext>();
            await db.Database.MigrateAsync(cancellationToken);
            await SeedAsync(db, scope.ServiceProvider.GetServices<IDatabaseSeed<TContext>>(), cancellationToken);
            return true;
        }
        catch (Exception failure) when (failure.FromDatabase() is { } unavailable)
        {
            // Another replica may have created the database at the same moment: the next attempt finds it.
            Log.MigrationPostponed(logger, typeof(TContext).Name, unavailable.Message);
            return false;
        }
    }

    private static async Task SeedAsync(TContext db, IEnumerable<IDatabaseSeed<TContext>> seeds, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({SeedLockId})", cancellationToken);
        foreach (var seed in seeds)
            await seed.SeedAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The database of {Context} cannot be migrated yet: {Reason}")]
        public static partial void MigrationPostponed(ILogger logger, string context, string reason);
    }
}
