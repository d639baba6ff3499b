using Microsoft.EntityFrameworkCore.Storage;

namespace Icaro.Postgres;

public static class BatchCommands
{
    /// <summary>Statements within the transaction that the context has open.</summary>
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
