using Microsoft.EntityFrameworkCore.Storage;

namespace Icaro.Outbox;

/// <summary>For what is booked in plain SQL.</summary>
public static class OutboxBatch
{
    /// <summary>The caller rings the <see cref="AsyncSignal{T}"/> after the commit.</summary>
    public static void Add(this NpgsqlBatch batch, params IReadOnlyList<OutboxMessage> messages) => batch.Add(
        $"""
        INSERT INTO {OutboxModel.Table} (message_id, type, payload, trace_parent)
        SELECT message_id, type, payload, trace_parent
        FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS owed (message_id, type, payload, trace_parent, place)
        ORDER BY place
        """,
        messages.Select(message => message.MessageId).ToArray(),
        messages.Select(message => message.Type).ToArray(),
        messages.Select(message => message.Payload).ToArray(),
        messages.Select(message => message.TraceParent).ToArray());

    /// <summary>Commits what was changed together with what is owed for it, in this order.</summary>
    public static async Task CommitAsync(
        this IDbContextTransaction transaction, IReadOnlyList<OutboxMessage> owed, CancellationToken cancellationToken)
    {
        await using var batch = transaction.NewBatch();
        batch.Add(owed);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
