namespace Icaro.Outbox;

/// <summary>A message that the broker refuses while it accepts others. An operator may return it to the outbox.</summary>
public sealed class RefusedMessage
{
    public long Id { get; private init; }

    /// <inheritdoc cref="OutboxMessage.MessageId"/>
    public required Guid MessageId { get; init; }

    /// <inheritdoc cref="OutboxMessage.Type"/>
    public required string Type { get; init; }

    public required string Payload { get; init; }

    /// <inheritdoc cref="OutboxMessage.TraceParent"/>
    public string? TraceParent { get; init; }

    public required DateTimeOffset RefusedAt { get; init; }
}
