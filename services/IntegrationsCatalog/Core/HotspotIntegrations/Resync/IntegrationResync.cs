namespace Icaro.IntegrationsCatalog.Core.HotspotIntegrations.Resync;

/// <summary>A changed integration whose switches are synchronized step by step: there may be thousands of them.</summary>
internal sealed class IntegrationResync
{
    public required int IntegrationId { get; init; }

    /// <summary>The last hotspot that had its turn; 0 before the first.</summary>
    public required int AfterHotspotId { get; set; }
}

internal static class IntegrationResyncModel
{
    public static void AddIntegrationResyncs(this ModelBuilder model) => model.Entity<IntegrationResync>(resync =>
    {
        resync.ToTable("integration_resyncs");
        resync.HasKey(row => row.IntegrationId);
        resync.HasOne<Integration>().WithMany().HasForeignKey(row => row.IntegrationId);
    });
}
