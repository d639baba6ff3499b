using Microsoft.EntityFrameworkCore;

namespace Icaro.ServiceDefaults.Outbox;

public static class OutboxModel
{
    internal const string Table = "outbox";

    /// <summary>The columns are named by <see cref="Database.SnakeCaseNames"/>.</summary>
    public static void AddOutbox(this ModelBuilder model) => model.Entity<OutboxMessage>().ToTable(Table).HasKey(message => message.Id);
}
