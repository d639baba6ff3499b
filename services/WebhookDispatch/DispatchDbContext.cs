using Icaro.ServiceDefaults.Database;
using Icaro.ServiceDefaults.Outbox;
using Icaro.WebhookDispatch.Deliveries;
using Icaro.WebhookDispatch.Endpoints;
using Icaro.WebhookDispatch.Lanes;
using Icaro.WebhookDispatch.Replays;
using Microsoft.EntityFrameworkCore;

namespace Icaro.WebhookDispatch;

/// <summary>The tables, and what the operators' API reads and writes of them. What is done per delivery is plain SQL.</summary>
/// <remarks>No foreign keys: everything is written by this service alone, and checking them would cost every delivery.</remarks>
internal sealed class DispatchDbContext(DbContextOptions<DispatchDbContext> options) : DbContext(options)
{
    public DbSet<DeliveryEndpoint> Endpoints => Set<DeliveryEndpoint>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<Attempt> Attempts => Set<Attempt>();

    public DbSet<Replay> Replays => Set<Replay>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DeliveryEndpoint>(endpoint =>
        {
            endpoint.Property(row => row.Id).ValueGeneratedNever();
            endpoint.Property(row => row.RetiringSecrets).HasColumnType("jsonb").HasDefaultValueSql("'[]'");
            endpoint.Property(row => row.Version).HasDefaultValue(0L);
        });
        modelBuilder.Entity<Delivery>(delivery =>
        {
            delivery.Property(row => row.Id).ValueGeneratedNever();
            delivery.ToTable(table => table.HasCheckConstraint("deliveries_sequence", "sequence > 0"));
            delivery.HasIndex(row => new { row.HotspotId, row.IntegrationId, row.Sequence }).IsUnique();
            // The API's order, newest first.
            delivery.HasIndex(row => new { row.ReceivedAt, row.Id });

            delivery.HasIndex(row => new { row.HotspotId, row.IntegrationId, row.Sequence }, "lane_pending").HasFilter(LaneSql.IsPending);
            delivery.HasIndex(row => new { row.HotspotId, row.IntegrationId }, LaneSql.HeadIndex).HasFilter(LaneSql.IsHead).IsUnique();
            delivery.HasIndex(row => new { row.EndpointId, row.NextAttemptAt }, "endpoint_due").HasFilter(LaneSql.IsHead);
        });
        modelBuilder.Entity<Attempt>().HasKey(attempt => new { attempt.DeliveryId, attempt.Number });
        modelBuilder.Entity<Replay>().Property(replay => replay.Id).ValueGeneratedNever();
        modelBuilder.AddOutbox();
        modelBuilder.UseSnakeCaseNames();
    }
}
