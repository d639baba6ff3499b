using Microsoft.EntityFrameworkCore.Design;

namespace Icaro.IntegrationsCatalog;

internal sealed class CatalogDbContext(DbContextOptions<CatalogDbContext> options) : DbContext(options)
{
    private readonly KeyRing _keys = options.KeyRing();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Hotspot> Hotspots => Set<Hotspot>();

    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<Integration> Integrations => Set<Integration>();

    public DbSet<AccountIntegration> AccountIntegrations => Set<AccountIntegration>();

    public DbSet<HotspotIntegration> HotspotIntegrations => Set<HotspotIntegration>();

    public DbSet<LastSync> LastSyncs => Set<LastSync>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<IntegrationLink> IntegrationLinks => Set<IntegrationLink>();

    public DbSet<SubscriptionPlan> SubscriptionPlans => Set<SubscriptionPlan>();

    public DbSet<Subscription> Subscriptions => Set<Subscription>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<Device> Devices => Set<Device>();

    public DbSet<ProjectIntegration> ProjectIntegrations => Set<ProjectIntegration>();

    public DbSet<DeviceSequence> DeviceSequences => Set<DeviceSequence>();

    public DbSet<Module> Modules => Set<Module>();

    public DbSet<ModuleConnection> ModuleConnections => Set<ModuleConnection>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Account>(account =>
        {
            account.HasIndex(row => row.Username).IsUnique();
            account.HasIndex(row => row.UsernameKey).IsUnique();
            account.HasIndex(row => row.Uuid).IsUnique();
            account.HasIndex(row => row.HotspotId);
            account.HasIndex(row => row.CreatorId);
            account.Property(row => row.PasswordDigest).IsSealed(_keys, SealPurpose.PasswordDigest);
            account.HasOne<Hotspot>().WithMany().HasForeignKey(row => row.HotspotId).OnDelete(DeleteBehavior.SetNull);
        });
        modelBuilder.Entity<Hotspot>(hotspot =>
        {
            hotspot.HasIndex(row => row.Uuid).IsUnique();
            hotspot.Property(row => row.PortalUrls).HasDefaultValueSql("'{}'");
            hotspot.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Restrict);
            hotspot.HasOne<Disclaimer>().WithMany().HasForeignKey(row => row.TosDisclaimerId).OnDelete(DeleteBehavior.SetNull);
            hotspot.HasOne<Disclaimer>().WithMany().HasForeignKey(row => row.PrivacyDisclaimerId).OnDelete(DeleteBehavior.SetNull);
        });
        modelBuilder.Entity<Unit>(unit =>
        {
            unit.HasIndex(row => row.Uuid).IsUnique();
            unit.HasIndex(row => row.MacAddress).IsUnique();
            unit.Property(row => row.Secret).IsSealed(_keys, SealPurpose.UnitSecret);
            unit.HasOne<Hotspot>().WithMany().HasForeignKey(row => row.HotspotId);
        });
        modelBuilder.Entity<Integration>(integration =>
        {
            integration.Property(row => row.WebhookToken).IsSealed(_keys, SealPurpose.WebhookToken);
            integration.Property(row => row.SigningSecret).IsSealed(_keys, SealPurpose.SigningSecret);
            integration.Property(row => row.RetiringSecrets).IsJson().HasDefaultValueSql("'[]'")
                .HoldsSealedArray(SealPurpose.SigningSecret, nameof(RetiringSecret.SealedSecret));
            integration.Property(row => row.EndpointVersion).HasDefaultValue(1L);
            integration.Property(row => row.Confirmation).HasDefaultValue(Confirmations.None);
            integration.Property(row => row.Data).HasDefaultValue(GuestData.Full);
            integration.Property(row => row.SendsPasswordHash).HasDefaultValue(false);
        });
        modelBuilder.Entity<AccountIntegration>(grant =>
        {
            grant.HasIndex(row => new { row.AccountId, row.IntegrationId }).IsUnique();
            grant.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
            grant.HasOne<Integration>().WithMany().HasForeignKey(row => row.IntegrationId);
        });
        modelBuilder.Entity<HotspotIntegration>(toggle =>
        {
            toggle.HasKey(row => new { row.HotspotId, row.IntegrationId });
            toggle.Property(row => row.ChangedAt).HasDefaultValueSql("now()");
            // The foreign key also makes a new switch wait while its hotspot is changed or deleted.
            toggle.HasOne<Hotspot>().WithMany().HasForeignKey(row => row.HotspotId);
            toggle.HasOne<Integration>().WithMany().HasForeignKey(row => row.IntegrationId);
        });
        modelBuilder.Entity<LastSync>(sync =>
        {
            sync.HasKey(row => new { row.HotspotId, row.IntegrationId });
            sync.Property(row => row.Sequence).HasDefaultValue(0L);
            sync.HasOne<HotspotIntegration>().WithOne().HasForeignKey<LastSync>(row => new { row.HotspotId, row.IntegrationId });
        });
        modelBuilder.Entity<AccessToken>(token =>
        {
            token.HasIndex(row => row.TokenHash).IsUnique();
            token.HasIndex(row => new { row.IntegrationId, row.AccountId }).IsUnique();
            token.HasIndex(row => row.Expires);
            token.Property(row => row.ApiToken!).IsSealed(_keys, SealPurpose.ApiToken);
            token.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
            token.HasOne<Integration>().WithMany().HasForeignKey(row => row.IntegrationId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<IntegrationLink>(link =>
        {
            link.HasIndex(row => row.TokenHash).IsUnique();
            link.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
            link.HasOne<Integration>().WithMany().HasForeignKey(row => row.IntegrationId);
        });
        modelBuilder.Entity<SubscriptionPlan>().HasData(InitialPlans.All);
        modelBuilder.Entity<Subscription>(subscription =>
        {
            subscription.HasOne(row => row.Account).WithOne().HasForeignKey<Subscription>(row => row.AccountId);
            subscription.HasOne(row => row.SubscriptionPlan).WithMany().OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.AddEpochs();
        modelBuilder.AddIntegrationResyncs();
        modelBuilder.AddPostponedResyncs();
        modelBuilder.AddLoginAttempts();
        modelBuilder.AddAccountPreferences();
        modelBuilder.AddHotspotPreferences();
        modelBuilder.AddDisclaimers();
        modelBuilder.AddPartners(_keys);
        modelBuilder.AddMarketplace(_keys);
        modelBuilder.AddVerifiedProofs();
        modelBuilder.AddAudit();
        modelBuilder.AddOutbox();
        modelBuilder.AddNotices();
    }
}

/// <summary>For <c>dotnet ef</c>.</summary>
internal sealed class CatalogDesign : IDesignTimeDbContextFactory<CatalogDbContext>
{
    public CatalogDbContext CreateDbContext(string[] args) => new(DesignTimeDatabase.Options<CatalogDbContext>());
}
