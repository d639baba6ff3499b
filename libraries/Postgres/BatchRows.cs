namespace Icaro.Postgres;

public static class BatchRows
{
    /// <summary>Reads the rows of the current statement of a batch, and goes on to the next.</summary>
    public static async Task<List<T>> ReadAsync<T>(this NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        List<T> all = [];
        while (await rows.ReadAsync(cancellationToken))
            all.Add(read(rows));
        await rows.NextResultAsync(cancellationToken);
        return all;
    }
}
