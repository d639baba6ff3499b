namespace Icaro.Postgres;

/// <summary>
/// Migrates and seeds the database as soon as the server is reachable. EF's lock excludes other replicas. A database that cannot be used
/// ends the service.
/// </summary>
internal sealed partial class DatabaseMigration<TContext>(
    IServiceScopeFactory scopes,
    DatabaseReadiness<TContext> readiness,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<DatabaseMigration<TContext>> logger) : BackgroundService
    where TContext : DbContext
{
    private const long SeedLockId = 0x73656564;

    /// <summary>Another replica may create the database or its tables at the same moment: the next attempt finds them.</summary>
    private const int MaxRefusals = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var refusals = 0;
        while (await TryMigrateAsync(stoppingToken) is { } failure)
        {
            if (failure is DatabaseRefusedException || (!failure.IsDatabaseUnavailable() && ++refusals == MaxRefusals))
            {
                Log.Unusable(logger, typeof(TContext).Name, ReasonOf(failure));
                Environment.ExitCode = 1;
                // A start that is under way cannot be stopped without an exception.
                lifetime.ApplicationStarted.Register(lifetime.StopApplication);
                return;
            }

            Log.Postponed(logger, typeof(TContext).Name, failure.Message);
            await Task.Delay(Pause, time, stoppingToken);
        }

        readiness.Announce();
    }

    private static string ReasonOf(Exception failure) => failure is DatabaseRefusedException
        ? failure.Message
        : $"it refuses the migration ({failure.Message}). Does it belong to this service, and do its tables belong to its user?";

    /// <returns>What the database, or the way to it, objected to; null when it is migrated.</returns>
    private async Task<Exception?> TryMigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TContext>();
            // Asked first, because it would compare the whole model with that of the last migration at each start.
            if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
                await db.Database.MigrateAsync(cancellationToken);
            await db.Database.RefusePoolerAsync(cancellationToken);
            await SeedAsync(db, scope.ServiceProvider.GetServices<IDatabaseSeed<TContext>>(), cancellationToken);
            return null;
        }
        catch (Exception failure) when (failure is DatabaseRefusedException || failure.FromDatabase() is not null)
        {
            return failure.IsRefusedByPooler() ? ConnectionPooler.Refusal() : failure.FromDatabase() ?? failure;
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
        public static partial void Postponed(ILogger logger, string context, string reason);

        [LoggerMessage(LogLevel.Critical, "The database of {Context} cannot be used, and the service stops: {Reason}")]
        public static partial void Unusable(ILogger logger, string context, string reason);
    }
}
