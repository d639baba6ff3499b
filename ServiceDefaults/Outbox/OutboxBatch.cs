using Icaro.ServiceDefaults.Database;
using Npgsql;

namespace Icaro.ServiceDefaults.Outbox;

/// <summary>For what is booked in plain SQL. The caller rings the <see cref="OutboxBell"/> after the commit.</summary>
public static class OutboxBatch
{
    public static void Add(this NpgsqlBatch batch, OutboxMessage message) => batch.Add(
        $"INSERT INTO {OutboxModel.Table} (message_id, type, payload, trace_parent) VALUES ($1, $2, $3, $4)",
        message.MessageId, message.Type, message.Payload, message.TraceParent ?? (object)DBNull.Value);
}
