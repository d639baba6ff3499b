namespace Icaro.Outbox;

public static class OutboxModel
{
    internal const string Table = "outbox";

    /// <summary>
    /// Of the table, on the bytes of a payload: 1 MiB. RabbitMQ 4.3 refuses messages above 16 MiB, for which the rows behind them would
    /// wait without end, and the relay reads 256 rows at once.
    /// </summary>
    internal const string PayloadLimit = "ck_outbox_payload_size";

    /// <summary>The columns are named by <c>UseSnakeCaseNames</c>.</summary>
    public static void AddOutbox(this ModelBuilder model) => model.Entity<OutboxMessage>().ToTable(Table).HasKey(message => message.Id);
}
