using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Design;

namespace Icaro.LoginApiCrypto;

internal sealed class LoginApiDbContext(DbContextOptions<LoginApiDbContext> options) : DbContext(options)
{
    private readonly KeyRing _keys = options.KeyRing();

    public DbSet<Box> Boxes => Set<Box>();

    public DbSet<Voucher> Vouchers => Set<Voucher>();

    public DbSet<VoucherUse> VoucherUses => Set<VoucherUse>();

    public DbSet<Logon> Logons => Set<Logon>();

    public DbSet<LogonAttempts> LogonAttempts => Set<LogonAttempts>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Box>(box =>
        {
            box.HasIndex(row => row.RegistrationNumber).IsUnique();
            box.Property(row => row.Secret).IsSealed(_keys, SealPurpose.BoxSecret);
            box.Property(row => row.PreviousSecret!).IsSealed(_keys, SealPurpose.BoxSecret);
            box.Property(row => row.DecisionSecret!).IsSealed(_keys, SealPurpose.DecisionSecret);
            // The previous release does not know the column.
            box.Property(row => row.PmsInputs).HasDefaultValueSql("'{}'");
            box.Property(row => row.RefreshPages).HasColumnType("jsonb").HasConversion(
                pages => JsonSerializer.Serialize(pages, LoginApiJson.Default.DictionaryStringString),
                json => JsonSerializer.Deserialize(json, LoginApiJson.Default.DictionaryStringString)!,
                ByReference<Dictionary<string, string>>());
            box.Property(row => row.Texts).HasColumnType("jsonb").HasConversion(
                texts => JsonSerializer.Serialize(texts, LoginApiJson.Default.DictionaryStringBoxTexts),
                json => JsonSerializer.Deserialize(json, LoginApiJson.Default.DictionaryStringBoxTexts)!,
                ByReference<Dictionary<string, BoxTexts>>());
        });
        modelBuilder.Entity<Voucher>(voucher =>
        {
            voucher.HasIndex(row => new { row.BoxId, row.CodeHash }).IsUnique();
            voucher.HasOne<Box>().WithMany().HasForeignKey(row => row.BoxId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<VoucherUse>(use =>
        {
            use.HasKey(row => new { row.VoucherId, row.LogonId });
            use.HasOne<Voucher>().WithMany().HasForeignKey(row => row.VoucherId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<Logon>(logon =>
        {
            logon.HasKey(row => new { row.BoxId, row.Id });
            logon.HasIndex(row => row.SeenAt);
            logon.Property(row => row.SealedSent!).HoldsSealed(SealPurpose.SentLogon);
        });
        modelBuilder.Entity<LogonAttempts>().HasKey(row => new { row.BoxId, row.Mac });
        modelBuilder.AddAudit();
    }

    /// <summary>Compares by reference: these values are replaced, never changed in place.</summary>
    private static ValueComparer<T> ByReference<T>()
        where T : class => new((one, other) => ReferenceEquals(one, other), value => value.GetHashCode(), value => value);
}

/// <summary>Creates the context for <c>dotnet ef migrations</c>.</summary>
internal sealed class LoginApiDesign : IDesignTimeDbContextFactory<LoginApiDbContext>
{
    public LoginApiDbContext CreateDbContext(string[] args) => new(DesignTimeDatabase.Options<LoginApiDbContext>());
}
