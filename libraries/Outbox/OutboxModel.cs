using Microsoft.AspNetCore.Http;

namespace Icaro.Outbox;

public static class OutboxModel
{
    internal const string Table = "outbox";

    internal const string RefusedTable = "refused_messages";

    /// <summary>
    /// The constraint that limits a payload to 1 MiB. RabbitMQ 4.3 refuses messages above 16 MiB.
    /// </summary>
    internal const string PayloadLimit = "ck_outbox_payload_size";

    public static void AddOutbox(this ModelBuilder model)
    {
        model.Entity<OutboxMessage>(message =>
        {
            message.ToTable(Table).HasKey(row => row.Id);
            message.Property(row => row.Payload).HoldsSealedMessages();
        });
        model.Entity<RefusedMessage>(message =>
        {
            message.ToTable(RefusedTable).HasKey(row => row.Id);
            message.Property(row => row.Payload).HoldsSealedMessages();
        });
    }
}

internal sealed class OversizedMessageMapping : IErrorMapping
{
    public ApiError? Map(Exception exception) =>
        exception.GetBaseException() is PostgresException { ConstraintName: OutboxModel.PayloadLimit }
            ? ApiError.Of(StatusCodes.Status413PayloadTooLarge, "The message to other systems is larger than 1 MiB", "message_too_large")
            : null;
}
