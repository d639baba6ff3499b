namespace Icaro.IntegrationsCatalog.Core.Preferences;

/// <summary>A setting that Sun-UI keeps for an account.</summary>
internal sealed class AccountPreference
{
    public int Id { get; private set; }

    public required int AccountId { get; init; }

    public required string Key { get; init; }

    public required string Value { get; set; }
}

/// <summary>A setting that Sun-UI keeps for a hotspot.</summary>
internal sealed class HotspotPreference
{
    public int Id { get; private set; }

    public required int HotspotId { get; init; }

    public required string Key { get; init; }

    public required string Value { get; set; }
}

internal static class PreferenceModel
{
    public static void AddPreferences(this ModelBuilder model)
    {
        model.Entity<AccountPreference>(preference =>
        {
            preference.ToTable("account_preferences");
            preference.HasIndex(row => new { row.AccountId, row.Key }).IsUnique();
            preference.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
        });
        model.Entity<HotspotPreference>(preference =>
        {
            preference.ToTable("hotspot_preferences");
            preference.HasIndex(row => new { row.HotspotId, row.Key }).IsUnique();
            preference.HasOne<Hotspot>().WithMany().HasForeignKey(row => row.HotspotId);
        });
    }
}
