namespace Icaro.Outbox;

/// <summary>
/// A replica's own connection for the relay. Rows are read and deleted on the very session that holds the advisory lock,
/// so a replica that lost its lead without noticing cannot go on.
/// </summary>
internal sealed class OutboxSession : IAsyncDisposable
{
    public const string Channel = "outbox";

    // Any number does, as long as it is this one everywhere: advisory locks are per database, and each service has its own.
    private const long LockId = 0x6F7574626F78;

    private readonly NpgsqlConnection _connection;

    private OutboxSession(NpgsqlConnection connection) => _connection = connection;

    public static async Task<OutboxSession> OpenAsync(string connectionString, CancellationToken cancellationToken) =>
        new(await ConnectAsync(connectionString, cancellationToken));

    /// <summary>
    /// A connection outside the pool, since a pooled one would keep locks and LISTEN. Keepalive on both sides ends the lead
    /// of a leader that was cut off: by itself PostgreSQL would keep its session, and so the lock, for two hours.
    /// </summary>
    public static async Task<NpgsqlConnection> ConnectAsync(string connectionString, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            KeepAlive = 5,
            CommandTimeout = 10,
            MaxAutoPrepare = 10,
            // A deletion that a crash of the server undoes is a message that is published once more.
            Options = $"-c synchronous_commit=off {ServerOptions.PlanOnce} {ServerOptions.NoticeLostClients}",
        };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <summary>Takes the lead, which lasts as long as the session, unless another replica has it.</summary>
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

    /// <param name="limit">Rows to read at maxBatchSize.</param>
    /// <param name="exceptTypes">Types of messages to leave out.</param>
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
