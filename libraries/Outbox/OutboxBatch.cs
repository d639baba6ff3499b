using Microsoft.EntityFrameworkCore.Storage;

namespace Icaro.Outbox;

/// <summary>Writes to the outbox in plain SQL.</summary>
public static class OutboxBatch
{
    /// <summary>The caller sets the relay's <see cref="AsyncSignal{T}"/> after the commit.</summary>
    public static void Add(this NpgsqlBatch batch, params IReadOnlyList<OutboxMessage> messages) => batch.Add(
        $"""
        INSERT INTO {OutboxModel.Table} (message_id, type, payload, trace_parent)
        SELECT message_id, type, payload, trace_parent
        FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS message (message_id, type, payload, trace_parent, position)
        ORDER BY position
        """,
        messages.Select(message => message.MessageId).ToArray(),
        messages.Select(message => message.Type).ToArray(),
        messages.Select(message => message.Payload).ToArray(),
        messages.Select(message => message.TraceParent).ToArray());

    /// <summary>Commits the changes together with the messages about them, in this order.</summary>
    public static async Task CommitAsync(
        this IDbContextTransaction transaction, IReadOnlyList<OutboxMessage> messages, CancellationToken cancellationToken)
    {
        await using var batch = transaction.NewBatch();
        batch.Add(messages);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
