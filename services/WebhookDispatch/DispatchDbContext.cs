using Microsoft.EntityFrameworkCore.Design;

namespace Icaro.WebhookDispatch;

/// <summary>The schema, and the queries of the operators' API. The statements that run per delivery are plain SQL.</summary>
/// <remarks>No foreign keys: only this service writes the tables, and checking them would slow down each delivery.</remarks>
internal sealed class DispatchDbContext(DbContextOptions<DispatchDbContext> options) : DbContext(options)
{
    public DbSet<DeliveryEndpoint> Endpoints => Set<DeliveryEndpoint>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<Lane> Lanes => Set<Lane>();

    public DbSet<Attempt> Attempts => Set<Attempt>();

    public DbSet<ManagedObject> ManagedObjects => Set<ManagedObject>();

    public DbSet<Replay> Replays => Set<Replay>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DeliveryEndpoint>(endpoint =>
        {
            endpoint.Property(row => row.Id).ValueGeneratedNever();
            endpoint.Property(row => row.SealedToken).HoldsSealed(SealPurpose.WebhookToken);
            endpoint.Property(row => row.SealedSigningSecret).HoldsSealed(SealPurpose.SigningSecret);
            endpoint.Property(row => row.RetiringSecrets).HasColumnType("jsonb").HasDefaultValueSql("'[]'")
                .HoldsSealedArray(SealPurpose.SigningSecret, "sealed_secret");
            endpoint.Property(row => row.SealedHeaders!).HoldsSealed(SealPurpose.WebhookHeaders);
            endpoint.Property(row => row.Version).HasDefaultValue(0L);
            endpoint.Property(row => row.OnFailure).HasDefaultValue(OnFailure.Skip);
            endpoint.Property(row => row.ConcurrencyLimit).HasDefaultValue(DeliveryEndpoint.InitialConcurrency);
            endpoint.Property(row => row.Failures).HasDefaultValue(0);
        });
        modelBuilder.Entity<Lane>(lane =>
        {
            lane.HasKey(row => new { row.EndpointId, row.SubjectId });
            lane.HasIndex(row => new { row.EndpointId, row.NextAttemptAt })
                .HasDatabaseName("lanes_due").HasFilter("next_attempt_at IS NOT NULL");
            lane.HasIndex(row => row.EndpointId).HasDatabaseName("lanes_blocked").HasFilter("blocked");
            lane.HasIndex(row => row.GapSince).HasDatabaseName("lanes_gap").HasFilter("gap_since IS NOT NULL");
        });
        modelBuilder.Entity<Delivery>(delivery =>
        {
            delivery.Property(row => row.Progress).HasDefaultValue(0);
            delivery.Property(row => row.SealedBody).HoldsSealed(SealPurpose.WebhookBody, lasting: "delivered_at IS NULL");
            delivery.Property(row => row.Id).ValueGeneratedNever();
            delivery.ToTable(table => table.HasCheckConstraint("deliveries_sequence", "sequence > 0"));
            // A unique index of a partitioned table must include the partition key, which is null until the delivery is delivered.
            delivery.HasIndex(row => new { row.Id, row.DeliveredAt }).IsUnique().AreNullsDistinct(false);
            delivery.HasIndex(row => new { row.EndpointId, row.SubjectId, row.Sequence, row.DeliveredAt })
                .IsUnique().AreNullsDistinct(false);
            // The API's order, and its most selective filter.
            delivery.HasIndex(row => new { row.ReceivedAt, row.Id });
            delivery.HasIndex(row => new { row.HotspotId, row.ReceivedAt });
            delivery.HasIndex(row => new { row.EndpointId, row.SubjectId, row.Sequence }).HasDatabaseName("deliveries_pending")
                .HasFilter(LaneSql.IsPending).IncludeProperties(row => row.ReceivedAt);
        });
        modelBuilder.Entity<Attempt>(attempt =>
        {
            attempt.HasKey(row => new { row.DeliveryId, row.Number, row.StartedAt });
            attempt.Property(row => row.SealedResponseSample!).HoldsSealed(SealPurpose.ResponseSample, lasting: "FALSE");
        });
        modelBuilder.Entity<ManagedObject>().ToTable("cumulocity_objects").HasKey(row => new { row.EndpointId, row.DeviceId });
        modelBuilder.Entity<Replay>().Property(replay => replay.Id).ValueGeneratedNever();
        modelBuilder.AddOutbox();
        modelBuilder.AddNotices();
    }
}

/// <summary>Creates the context for <c>dotnet ef migrations</c>.</summary>
internal sealed class DispatchDesign : IDesignTimeDbContextFactory<DispatchDbContext>
{
    public DispatchDbContext CreateDbContext(string[] args) => new(DesignTimeDatabase.Options<DispatchDbContext>());
}
