namespace Icaro.IntegrationsCatalog.Core.Dashboard;

/// <summary>Creates a setting, or sets its value.</summary>
internal sealed record PreferenceRequest(string? Key, string? Value) : IRequestBody<PreferenceRequest>
{
    /// <summary>Values include logos and pictures, as data URLs.</summary>
    private const int MaxValueLength = 700_000;

    private const string CaptivePortalPrefix = "captive";

    public static JsonTypeInfo<PreferenceRequest> Json => CatalogJson.Default.PreferenceRequest;

    public bool IsOfCaptivePortal => Key!.StartsWith(CaptivePortalPrefix, StringComparison.Ordinal);

    public static PreferenceRequest Example { get; } = new("captive_2_title", "Welcome");

    public string? FindFault() => new FieldCheck()
        .Required(Key, 250)
        .Check(Value is not null, nameof(Value), "is required")
        .Optional(Value, MaxValueLength)
        .Fault;
}

internal sealed record AccountPreferenceResponse(int Id, int AccountId, string Key, string Value)
{
    public static AccountPreferenceResponse Example { get; } = new(1, 2, "theme", "dark");
}

internal sealed record HotspotPreferenceResponse(int Id, int HotspotId, string Key, string Value)
{
    public static HotspotPreferenceResponse Example { get; } = new(1, 1, "captive_2_title", "Welcome");
}

/// <summary>A setting that Sun-UI stores for an account.</summary>
internal sealed class AccountPreference
{
    public int Id { get; private set; }

    public required int AccountId { get; init; }

    public required string Key { get; init; }

    public required string Value { get; set; }
}

/// <summary>A setting that Sun-UI stores for a hotspot.</summary>
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
