using Microsoft.EntityFrameworkCore;

namespace Icaro.ServiceDefaults.Outbox;

public static class OutboxModel
{
    internal const string Table = "outbox";

    public static void AddOutbox(this ModelBuilder model) => model.Entity<OutboxMessage>(message =>
    {
        message.ToTable(Table).HasKey(row => row.Id);
        message.Property(row => row.Id).HasColumnName("id");
        message.Property(row => row.MessageId).HasColumnName("message_id");
        message.Property(row => row.Type).HasColumnName("type");
        message.Property(row => row.OrderingKey).HasColumnName("ordering_key");
        message.Property(row => row.Payload).HasColumnName("payload");
        message.Property(row => row.TraceParent).HasColumnName("trace_parent");
    });
}
