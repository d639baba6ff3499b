namespace Icaro.IntegrationsCatalog.Core.Toggles;

/// <summary>A switch that could not be synchronized together with others. It is synchronized alone, as soon as it can be.</summary>
internal sealed class PostponedResync
{
    public required int IntegrationId { get; init; }

    public required int HotspotId { get; init; }

    public required DateTimeOffset RetryAt { get; set; }
}

internal static class PostponedResyncs
{
    public static void AddPostponedResyncs(this ModelBuilder model) => model.Entity<PostponedResync>(resync =>
    {
        resync.ToTable("postponed_resyncs");
        resync.HasKey(row => new { row.IntegrationId, row.HotspotId });
        resync.HasIndex(row => row.RetryAt);
        resync.HasOne<Integration>().WithMany().HasForeignKey(row => row.IntegrationId);
        resync.HasOne<Hotspot>().WithMany().HasForeignKey(row => row.HotspotId);
    });

    /// <summary>Postpones the next <paramref name="count"/> switches of the integration, without a lock on them.</summary>
    /// <returns>The last hotspot; null when there was none.</returns>
    public static async Task<int?> PostponeAsync(
        this CatalogDbContext db, int integrationId, int afterHotspotId, int count, CancellationToken cancellationToken)
    {
        var hotspots = await db.Database
            .SqlQuery<int>(
                $"""
                INSERT INTO postponed_resyncs (integration_id, hotspot_id, retry_at)
                SELECT integration_id, hotspot_id, now() FROM hotspot_integrations
                WHERE integration_id = {integrationId} AND hotspot_id > {afterHotspotId} AND enabled
                ORDER BY hotspot_id LIMIT {count}
                ON CONFLICT (integration_id, hotspot_id) DO UPDATE SET retry_at = now()
                RETURNING hotspot_id AS "Value"
                """)
            .ToListAsync(cancellationToken);
        return hotspots.Count == 0 ? null : hotspots.Max();
    }
}
