namespace Icaro.IntegrationsCatalog.Marketplace;

internal static class MarketplaceModel
{
    public static void AddMarketplace(this ModelBuilder model, KeyRing keys)
    {
        model.Entity<Module>(module =>
        {
            module.ToTable("modules");
            module.HasIndex(row => row.Code).IsUnique();
            module.HasIndex(row => row.PartnerId);
            module.Property(row => row.Secret).IsSealed(keys, SealPurpose.ModuleSecret);
            module.HasOne<Account>().WithMany().HasForeignKey(row => row.PartnerId);
        });
        model.Entity<Registration>(registration =>
        {
            registration.ToTable("module_registrations");
            registration.HasKey(row => new { row.ModuleId, row.AccountId });
            registration.HasIndex(row => row.Attempt).IsUnique();
            registration.HasIndex(row => row.ApiKeyHash).IsUnique();
            registration.HasIndex(row => new { row.ModuleId, row.ClientIdHash }).IsUnique();
            registration.HasIndex(row => row.LeaseUntil);
            registration.Property(row => row.Edit!).IsSealed(keys, SealPurpose.ModuleClientId);
            registration.HasOne<Module>().WithMany().HasForeignKey(row => row.ModuleId);
            registration.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
        });
        model.Entity<ModuleConnection>(connection =>
        {
            connection.ToTable("module_connections");
            // The dispatcher identifies all kinds of endpoints by one sequence of ids.
            connection.Property(row => row.Id).HasDefaultValueSql("nextval('integrations_id_seq')");
            connection.HasIndex(row => new { row.ModuleId, row.AccountId }).IsUnique();
            connection.HasIndex(row => new { row.ModuleId, row.ClientIdHash }).IsUnique();
            connection.HasIndex(row => row.ApiKeyHash).IsUnique();
            connection.HasIndex(row => row.AccountId);
            connection.Property(row => row.ClientId).IsSealed(keys, SealPurpose.ModuleClientId);
            // The module must be notified first, so neither deletes the connection.
            connection.HasOne<Module>().WithMany().HasForeignKey(row => row.ModuleId).OnDelete(DeleteBehavior.NoAction);
            connection.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.NoAction);
            connection.HasOne<Integration>().WithMany().HasForeignKey(row => row.IntegrationId).OnDelete(DeleteBehavior.SetNull);
        });
        model.Entity<RetiringIntegration>(retiring =>
        {
            retiring.ToTable("retiring_integrations");
            retiring.HasKey(row => row.IntegrationId);
            retiring.HasOne<Integration>().WithMany().HasForeignKey(row => row.IntegrationId);
        });
        model.Entity<RetiredEndpoint>(retired =>
        {
            retired.ToTable("retired_endpoints");
            retired.HasKey(row => row.EndpointId);
            retired.Property(row => row.EndpointId).ValueGeneratedNever();
            retired.HasIndex(row => row.RetiredAt);
        });
    }
}
