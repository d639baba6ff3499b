using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql.EntityFrameworkCore.PostgreSQL.Storage.Internal;

namespace Icaro.Postgres;

/// <summary>
/// Closes pooled connections when a server refuses a write because it is read-only: behind one name or address, the old primary keeps its
/// connections after a failover. Statements run in many places, also past EF's interceptors, so this looks at exceptions.
/// </summary>
internal sealed partial class ReadOnlyServerWatch<TContext>(
    IServiceScopeFactory scopes, IEnumerable<NpgsqlDataSource> others, ILogger<ReadOnlyServerWatch<TContext>> logger) : IHostedService
    where TContext : DbContext
{
    private int _isClearing;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        AppDomain.CurrentDomain.FirstChanceException += Look;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        AppDomain.CurrentDomain.FirstChanceException -= Look;
        return Task.CompletedTask;
    }

    /// <summary>Each rethrow of an exception comes here again.</summary>
    private void Look(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (thrown.Exception is PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction }
            && Interlocked.Exchange(ref _isClearing, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(static watch => watch.Clear(), this, preferLocal: false);
    }

    private void Clear()
    {
        try
        {
            using var scope = scopes.CreateScope();
            var database = scope.ServiceProvider.GetRequiredService<TContext>().Database;
            NpgsqlConnection.ClearPool((NpgsqlConnection)database.GetDbConnection());
#pragma warning disable EF1001 // EF makes a data source of its own where a service configures one, and tells of it only here.
            if (database.GetService<IRelationalConnection>() is INpgsqlRelationalConnection { DataSource: NpgsqlDataSource own })
                own.Clear();
#pragma warning restore EF1001
            foreach (var other in others)
                other.Clear();
            Log.Cleared(logger, typeof(TContext).Name);
        }
        catch (Exception stopping) when (stopping is ObjectDisposedException or InvalidOperationException)
        {
            // The service stops, and its connections with it.
        }
        finally
        {
            Volatile.Write(ref _isClearing, 0);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The server of {Context} has become read-only: its connections are closed, and new ones opened")]
        public static partial void Cleared(ILogger logger, string context);
    }
}
