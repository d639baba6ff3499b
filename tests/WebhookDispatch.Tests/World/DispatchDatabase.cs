namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>The dispatcher's tables, seen from outside.</summary>
internal sealed class DispatchDatabase(string connectionString)
{
    public async Task<T> QueryAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        // Filling a table takes long on a busy machine.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends every lease, as if the time of each had passed.</summary>
    public Task EndLeasesAsync() => ExecuteAsync("UPDATE lanes SET leased_until = now() WHERE leased_until > now()");

    /// <summary>Every row of every table as text, bytes as hex and once more as characters.</summary>
    public Task<string> DumpAsync() => QueryAsync<string>(
        """
        SELECT string_agg(row_text, E'\n') FROM (
            SELECT to_jsonb(d)::text || encode(d.sealed_body, 'escape') AS row_text FROM deliveries d
            UNION ALL SELECT to_jsonb(a)::text || coalesce(encode(a.sealed_response_sample, 'escape'), '') FROM attempts a
            UNION ALL SELECT to_jsonb(e)::text || encode(e.sealed_token, 'escape') || encode(e.sealed_signing_secret, 'escape') FROM endpoints e
            UNION ALL SELECT to_jsonb(o)::text FROM outbox o) AS dump
        """);
}
