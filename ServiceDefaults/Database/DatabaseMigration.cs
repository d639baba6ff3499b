using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Icaro.ServiceDefaults.Database;

/// <summary>Creates and migrates the database as soon as the server can be reached. EF's lock makes it safe beside other replicas.</summary>
internal sealed partial class DatabaseMigration<TContext>(
    IServiceScopeFactory scopes,
    DatabaseReadiness<TContext> readiness,
    TimeProvider time,
    ILogger<DatabaseMigration<TContext>> logger) : BackgroundService
    where TContext : DbContext
{
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
            await scope.ServiceProvider.GetRequiredService<TContext>().Database.MigrateAsync(cancellationToken);
            return true;
        }
        catch (NpgsqlException unavailable)
        {
            // Also another replica that created the database in the same moment: the next try finds it.
            Log.MigrationPostponed(logger, typeof(TContext).Name, unavailable.Message);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The database of {Context} cannot be migrated yet: {Reason}")]
        public static partial void MigrationPostponed(ILogger logger, string context, string reason);
    }
}
