using Npgsql;
using Xunit;

namespace Icaro.Testing;

/// <summary>
/// Holds rows of a service's tables, so that whoever wants to change them stands still, in the middle of a transaction.
/// </summary>
public sealed class RowLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private RowLock(NpgsqlConnection connection) => _connection = connection;

    /// <param name="connectionString">Of the service's database.</param>
    /// <param name="rows">A query of the rows.</param>
    public static async Task<RowLock> TakeAsync(string connectionString, string rows)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"BEGIN; {rows} FOR UPDATE", connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new(connection);
    }

    /// <summary>Ends when somebody waits for the rows.</summary>
    public Task IsWaitedForAsync() => Eventually.TrueAsync(
        async () =>
        {
            await using var command = new NpgsqlCommand(
                "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))", _connection);
            return (bool)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        },
        () => "somebody who waits for the lock");

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
