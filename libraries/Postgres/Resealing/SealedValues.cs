namespace Icaro.Postgres.Resealing;

/// <summary>Counts sealed values by table and key.</summary>
internal sealed class SealedValues
{
    /// <summary>Seconds. Large tables are read as a whole.</summary>
    private const int Timeout = 300;

    private readonly IServiceScopeFactory _scopes;
    private readonly KeyRing _keys;
    private readonly Figures<SealedValuesResponse> _figures;

    public SealedValues(IServiceScopeFactory scopes, KeyRing keys, TimeProvider time)
    {
        (_scopes, _keys) = (scopes, keys);
        // Not part of /health, which must answer soon. Whoever asks often does not make the database count often.
        _figures = new(ReadAsync, _ => default, time);
    }

    /// <returns>Null while the database cannot be read.</returns>
    public async Task<SealedValuesResponse?> CountAsync(CancellationToken cancellationToken)
    {
        await _figures.RefreshAsync(cancellationToken);
        return _figures.Latest;
    }

    private async Task<SealedValuesResponse> ReadAsync()
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDatabase>().Context;
        // EF would log failures.
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await connection.OpenAsync();
        List<SealedColumnResponse> columns = [];
        foreach (var table in SealedTable.Of(db.Model))
        {
            foreach (var column in table.Columns)
                columns.AddRange(await ReadAsync(connection, table.Name, column));
        }

        return SealedValuesResponse.Of(_keys.KeyIds, columns);
    }

    private Task<List<SealedColumnResponse>> ReadAsync(NpgsqlConnection connection, string table, SealedColumn column) => column switch
    {
        { Purpose: null } => ReadMessagesAsync(connection, table, column.Name),
        { Key: { } key } => ReadAsync(
            connection, table, column.Name,
            $"SELECT decode(item ->> '{key}', 'base64') AS value FROM {table}, jsonb_array_elements({column.Name}) AS item"),
        _ => ReadAsync(connection, table, column.Name, $"SELECT {column.Name} AS value FROM {table} WHERE {column.Name} <> ''"),
    };

    private static async Task<List<SealedColumnResponse>> ReadAsync(NpgsqlConnection connection, string table, string column, string values)
    {
        await using var command = connection.CreateCommand();
        (command.CommandTimeout, command.CommandText) = (
            Timeout, $"SELECT encode({SealedTable.KeyIdOf("value")}, 'hex'), count(*) FROM ({values}) AS sealed GROUP BY 1 ORDER BY 1");
        await using var rows = await command.ExecuteReaderAsync();
        return await rows.ReadAsync(
            row => new SealedColumnResponse(table, column, row.GetString(0), row.GetInt64(1)), CancellationToken.None);
    }

    /// <summary>The messages that hold values of a key of the ring.</summary>
    private async Task<List<SealedColumnResponse>> ReadMessagesAsync(NpgsqlConnection connection, string table, string column)
    {
        List<SealedColumnResponse> counts = [];
        foreach (var key in _keys.KeyIds)
        {
            await using var command = connection.CreateCommand();
            (command.CommandTimeout, command.CommandText) = (Timeout, $"SELECT count(*) FROM {table} WHERE strpos({column}, $1) > 0");
            command.Parameters.Add(new() { Value = $"\"{KeyRing.Base64PrefixOf(key)}" });
            if ((long)(await command.ExecuteScalarAsync())! is > 0 and var count)
                counts.Add(new(table, column, key, count));
        }

        return counts;
    }
}
