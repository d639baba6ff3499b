namespace Icaro.IntegrationsCatalog.Partners;

/// <summary>The partners' tables, except for the data points, which EF cannot partition.</summary>
internal static class PartnerModel
{
    public static void AddPartners(this ModelBuilder model, KeyRing keys)
    {
        model.AddDataErasures();
        model.Entity<ApiKey>(key =>
        {
            key.HasIndex(row => row.KeyHash).IsUnique();
            key.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
        });
        model.Entity<Device>(device =>
        {
            device.HasIndex(row => new { row.HotspotId, row.DeviceId }).IsUnique();
            device.HasOne<Hotspot>().WithMany().HasForeignKey(row => row.HotspotId);
        });
        model.Entity<ProjectIntegration>(integration =>
        {
            // The dispatcher identifies all kinds of endpoints by one sequence of ids.
            integration.Property(row => row.Id).HasDefaultValueSql("nextval('integrations_id_seq')");
            integration.Property(row => row.Token).IsSealed(keys, SealPurpose.WebhookToken);
            integration.Property(row => row.CumulocityLogin!).IsSealed(keys, SealPurpose.CumulocityLogin);
            integration.Property(row => row.SigningSecret).IsSealed(keys, SealPurpose.SigningSecret);
            integration.HasOne<Hotspot>().WithMany().HasForeignKey(row => row.HotspotId);
        });
        model.Entity<DeviceSequence>(sequence =>
        {
            sequence.HasKey(row => new { row.IntegrationId, row.DeviceId });
            sequence.HasOne<ProjectIntegration>().WithMany().HasForeignKey(row => row.IntegrationId);
            sequence.HasOne<Device>().WithMany().HasForeignKey(row => row.DeviceId);
        });
    }
}
