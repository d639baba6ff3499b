namespace Icaro.Outbox;

/// <summary>
/// The relay's connection. Rows are read and deleted on the session that holds the advisory lock, so a replica that has lost the lead
/// cannot continue.
/// </summary>
internal sealed class OutboxSession : IAsyncDisposable
{
    public const string Channel = "outbox";

    private const int MaxBytes = 8 * 1024 * 1024;

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
            // A leader that is suspended loses its session, and the lead: it would otherwise query every second.
            Options = $"-c synchronous_commit=off -c idle_session_timeout=15s {ServerOptions.PlanOnce} {ServerOptions.NoticeLostClients}",
        };
        settings.RequireWritable();
        var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    /// <summary>Takes the lead for as long as the session lasts, unless another replica has it.</summary>
    public async Task<bool> TryLeadAsync(CancellationToken cancellationToken)
    {
        RequireWritable();
        await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({LockId})", _connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Wakes the replica that leads.</summary>
    public async Task NotifyAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"NOTIFY {Channel}", _connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Reads the first rows of these types, of at most <see cref="MaxBytes"/> together, or one row.</summary>
    /// <param name="limit">Rows to read.</param>
    /// <param name="types">The message types to read.</param>
    /// <param name="exceptIds">Rows to leave out.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<List<OutboxMessage>> ReadAsync(
        int limit, IReadOnlyList<string> types, long[] exceptIds, CancellationToken cancellationToken)
    {
        RequireWritable();
        await using var command = new NpgsqlCommand(
            $"""
            SELECT {OutboxMessage.Columns}
            FROM (
                SELECT *, sum(octet_length(payload)) OVER (ORDER BY id) - octet_length(payload) AS bytes_before
                FROM (
                    SELECT * FROM {OutboxModel.Table} WHERE type = ANY ($1) AND id <> ALL ($2) ORDER BY id LIMIT $3) AS first) AS batch
            WHERE bytes_before < {MaxBytes} ORDER BY id
            """,
            _connection);
        command.Parameters.Add(new() { Value = types });
        command.Parameters.Add(new() { Value = exceptIds });
        command.Parameters.Add(new() { Value = limit });
        return await ReadAsync(command, cancellationToken);
    }

    /// <returns>Null when the row is gone.</returns>
    public async Task<OutboxMessage?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"SELECT {OutboxMessage.Columns} FROM {OutboxModel.Table} WHERE id = $1", _connection);
        command.Parameters.Add(new() { Value = id });
        return (await ReadAsync(command, cancellationToken)).SingleOrDefault();
    }

    /// <summary>Whether messages wait whose type this release does not know.</summary>
    public async Task<bool> HasOtherTypesAsync(IReadOnlyList<string> types, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT EXISTS (SELECT FROM {OutboxModel.Table} WHERE type <> ALL ($1))", _connection);
        command.Parameters.Add(new() { Value = types });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Moves a message to the refused ones.</summary>
    public async Task SetAsideAsync(long id, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            WITH refused AS (DELETE FROM {OutboxModel.Table} WHERE id = $1 RETURNING message_id, type, payload, trace_parent)
            INSERT INTO {OutboxModel.RefusedTable} (message_id, type, payload, trace_parent, refused_at)
            SELECT message_id, type, payload, trace_parent, now() FROM refused
            """,
            _connection);
        command.Parameters.Add(new() { Value = id });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task DeleteAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"DELETE FROM {OutboxModel.Table} WHERE id = ANY($1)", _connection);
        command.Parameters.Add(new() { Value = ids });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>An old primary that was made read-only keeps its sessions, while a new one gets the messages.</summary>
    private void RequireWritable()
    {
        if (_connection.IsReadOnly())
            throw new NpgsqlException("the server has become read-only");
    }

    private static async Task<List<OutboxMessage>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);

        List<OutboxMessage> messages = [];
        while (await rows.ReadAsync(cancellationToken))
            messages.Add(OutboxMessage.Read(rows));
        return messages;
    }
}
