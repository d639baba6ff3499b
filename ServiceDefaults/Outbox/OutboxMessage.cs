using System.Diagnostics;
using System.Text.Json;
using Npgsql;

namespace Icaro.ServiceDefaults.Outbox;

/// <summary>A message that is owed to the bus since the transaction that wrote this row; deleted when the broker confirmed it.</summary>
public sealed class OutboxMessage
{
    public long Id { get; private init; }

    /// <summary>The id of the message on the bus, the same however often it is published.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The name of the message's type in the contracts.</summary>
    public required string Type { get; init; }

    /// <summary>Messages with the same key are published one after another, in the order of their ids.</summary>
    public required string OrderingKey { get; init; }

    public required string Payload { get; init; }

    /// <summary>The W3C trace context of the request that owes the message.</summary>
    public string? TraceParent { get; init; }

    public static OutboxMessage For<TMessage>(TMessage message, Guid messageId, string orderingKey)
        where TMessage : class => new()
        {
            MessageId = messageId,
            Type = typeof(TMessage).Name,
            OrderingKey = orderingKey,
            Payload = JsonSerializer.Serialize(message),
            TraceParent = Activity.Current?.Id,
        };

    internal static OutboxMessage Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0),
        MessageId = row.GetGuid(1),
        Type = row.GetString(2),
        OrderingKey = row.GetString(3),
        Payload = row.GetString(4),
        TraceParent = row.IsDBNull(5) ? null : row.GetString(5),
    };
}
