namespace Icaro.WebhookDispatch;

/// <summary>The tables, and what the operators' API reads and writes of them. What is done per delivery is plain SQL.</summary>
/// <remarks>No foreign keys: everything is written by this service alone, and checking them would cost every delivery.</remarks>
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
            endpoint.Property(row => row.RetiringSecrets).HasColumnType("jsonb").HasDefaultValueSql("'[]'");
            endpoint.Property(row => row.Version).HasDefaultValue(0L);
            endpoint.Property(row => row.OnFailure).HasDefaultValue(OnFailure.Skip);
            endpoint.Property(row => row.ConcurrencyLimit).HasDefaultValue(DeliveryEndpoint.InitialConcurrency);
            endpoint.Property(row => row.Failures).HasDefaultValue(0);
        });
        modelBuilder.Entity<Lane>(lane =>
        {
            lane.HasKey(row => new { row.EndpointId, row.SubjectId });
            lane.HasIndex(row => new { row.EndpointId, row.NextAttemptAt }, "lanes_due").HasFilter("next_attempt_at IS NOT NULL");
            lane.HasIndex(row => row.EndpointId, "lanes_blocked").HasFilter("blocked");
            lane.HasIndex(row => row.GapSince, "lanes_gap").HasFilter("gap_since IS NOT NULL");
        });
        modelBuilder.Entity<Delivery>(delivery =>
        {
            delivery.Property(row => row.Progress).HasDefaultValue(0);
            delivery.Property(row => row.Id).ValueGeneratedNever();
            delivery.ToTable(table => table.HasCheckConstraint("deliveries_sequence", "sequence > 0"));
            // A partitioned table is unique only together with what chooses the partition, which is null until it is delivered.
            delivery.HasIndex(row => new { row.Id, row.DeliveredAt }).IsUnique().AreNullsDistinct(false);
            delivery.HasIndex(row => new { row.EndpointId, row.SubjectId, row.Sequence, row.DeliveredAt }).IsUnique().AreNullsDistinct(false);
            // The API's order, newest first, and what it narrows maxBatchSize.
            delivery.HasIndex(row => new { row.ReceivedAt, row.Id });
            delivery.HasIndex(row => new { row.HotspotId, row.ReceivedAt });
            delivery.HasIndex(row => new { row.EndpointId, row.SubjectId, row.Sequence }, "deliveries_pending")
                .HasFilter(LaneSql.IsPending).IncludeProperties(row => row.ReceivedAt);
        });
        modelBuilder.Entity<Attempt>().HasKey(attempt => new { attempt.DeliveryId, attempt.Number, attempt.StartedAt });
        modelBuilder.Entity<ManagedObject>().ToTable("cumulocity_objects").HasKey(row => new { row.EndpointId, row.DeviceId });
        modelBuilder.Entity<Replay>().Property(replay => replay.Id).ValueGeneratedNever();
        modelBuilder.AddOutbox();
        modelBuilder.UseSnakeCaseNames();
    }
}
