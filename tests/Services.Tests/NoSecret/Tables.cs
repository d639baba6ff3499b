using Npgsql;

namespace Icaro.Services.Tests.NoSecret;

/// <summary>A service's database, seen from outside.</summary>
internal sealed class Tables(string connectionString) : IAsyncDisposable
{
    // The number by which the outbox relays of all replicas agree who leads.
    private const long RelayLock = 0x6F7574626F78;

    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(connectionString);

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>Every row of every table as text; bytes in it are hex.</summary>
    public async Task<IReadOnlyList<(string Table, string Row)>> DumpAsync()
    {
        List<(string, string)> dump = [];
        foreach (var table in await ReadAsync("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"))
            dump.AddRange((await ReadAsync($"""SELECT "{table}"::text FROM "{table}" """)).Select(row => (table, row)));
        return dump;
    }

    /// <summary>Until this is disposed, what is owed to the bus stays in the outbox.</summary>
    public async Task<IAsyncDisposable> HoldOutboxAsync()
    {
        var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(CancellationToken);
        await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({RelayLock})", connection);
        await command.ExecuteNonQueryAsync(CancellationToken);
        return connection;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<List<string>> ReadAsync(string sql)
    {
        List<string> values = [];
        await using var command = _database.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync(CancellationToken);
        while (await rows.ReadAsync(CancellationToken))
            values.Add(rows.GetString(0));
        return values;
    }
}
