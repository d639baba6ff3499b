using Microsoft.EntityFrameworkCore.Storage;

namespace Icaro.Postgres;

public static class BatchCommands
{
    /// <summary>Creates a batch within an open transaction.</summary>
    public static NpgsqlBatch NewBatch(this IDbContextTransaction transaction)
    {
        var open = (NpgsqlTransaction)transaction.GetDbTransaction();
        return new(open.Connection, open);
    }

    /// <summary>Adds a statement with parameters $1, $2, … A batch is one round trip and one transaction.</summary>
    public static void Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<object> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        batch.BatchCommands.Add(command);
    }
}

public static class BatchRows
{
    /// <summary>Reads the rows of the current statement of a batch, and advances to the next one.</summary>
    public static async Task<List<T>> ReadAsync<T>(
        this NpgsqlDataReader rows, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        List<T> all = [];
        while (await rows.ReadAsync(cancellationToken))
            all.Add(read(rows));
        await rows.NextResultAsync(cancellationToken);
        return all;
    }
}
