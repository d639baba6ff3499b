using System.Text.Json;

namespace Icaro.Outbox;

/// <summary>A message that waits for the broker, written in the transaction of the change that it reports.</summary>
public sealed class OutboxMessage
{
    public long Id { get; internal init; }

    /// <summary>The id on the bus, the same on every publish.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The name of the message's type in the contracts.</summary>
    public required string Type { get; init; }

    public required string Payload { get; init; }

    /// <summary>The W3C trace context of the request that caused the message.</summary>
    public string? TraceParent { get; init; }

    public static OutboxMessage For<TMessage>(TMessage message, Guid messageId)
        where TMessage : class => For(message, messageId, Activity.Current?.Id);

    public static OutboxMessage For<TMessage>(TMessage message, Guid messageId, string? traceParent)
        where TMessage : class => new()
        {
            MessageId = messageId,
            Type = typeof(TMessage).Name,
            Payload = JsonSerializer.Serialize(message),
            TraceParent = traceParent,
        };

    /// <summary>The columns that <see cref="Read"/> reads.</summary>
    internal const string Columns = "id, message_id, type, payload, trace_parent";

    internal static OutboxMessage Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0),
        MessageId = row.GetGuid(1),
        Type = row.GetString(2),
        Payload = row.GetString(3),
        TraceParent = row.IsDBNull(4) ? null : row.GetString(4),
    };
}
