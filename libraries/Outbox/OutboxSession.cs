namespace Icaro.Outbox;

/// <summary>
/// The relay's connection. Rows are read and deleted on the session that holds the advisory lock, so a replica that has lost the lead
/// cannot continue.
/// </summary>
internal sealed class OutboxSession : IAsyncDisposable
{
    public const string Channel = "outbox";

    // Advisory locks are per database, and each service has its own.
    private const long LockId = 0x6F7574626F78;

    private readonly NpgsqlConnection _connection;

    private OutboxSession(NpgsqlConnection connection) => _connection = connection;

    public static async Task<OutboxSession> OpenAsync(string connectionString, CancellationToken cancellationToken) =>
        new(await ConnectAsync(connectionString, cancellationToken));

    /// <summary>
    /// Opens a connection outside of the pool, where locks and LISTEN would outlive their use. Keepalives on both sides end the session
    /// of a leader that was disconnected; PostgreSQL would keep it, and its lock, for two hours.
    /// </summary>
    public static async Task<NpgsqlConnection> ConnectAsync(string connectionString, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            KeepAlive = 5,
            CommandTimeout = 10,
            MaxAutoPrepare = 10,
            // After a crash of the server, a lost deletion only causes another publish.
            Options = $"-c synchronous_commit=off {ServerOptions.PlanOnce} {ServerOptions.NoticeLostClients}",
        };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <summary>Takes the lead for as long as the session lasts, unless another replica has it.</summary>
    public async Task<bool> TryLeadAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({LockId})", _connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Wakes the replica that leads.</summary>
    public async Task NotifyAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"NOTIFY {Channel}", _connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <param name="limit">Rows to read.</param>
    /// <param name="exceptTypes">Message types to leave out.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<List<OutboxMessage>> ReadAsync(int limit, IReadOnlyList<string> exceptTypes, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            SELECT id, message_id, type, payload, trace_parent FROM {OutboxModel.Table}
            WHERE type <> ALL ($1) ORDER BY id LIMIT {limit}
            """,
            _connection);
        command.Parameters.Add(new() { Value = exceptTypes });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);

        List<OutboxMessage> messages = [];
        while (await rows.ReadAsync(cancellationToken))
            messages.Add(OutboxMessage.Read(rows));
        return messages;
    }

    public async Task DeleteAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"DELETE FROM {OutboxModel.Table} WHERE id = ANY($1)", _connection);
        command.Parameters.Add(new() { Value = ids });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
