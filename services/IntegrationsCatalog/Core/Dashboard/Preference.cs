namespace Icaro.IntegrationsCatalog.Core.Dashboard;

/// <summary>Creates a setting, or sets its value.</summary>
internal sealed record PreferenceRequest(string? Key, string? Value) : IRequestBody<PreferenceRequest>
{
    private const string CaptivePortalPrefix = "captive";

    public static JsonTypeInfo<PreferenceRequest> Json => CatalogJson.Default.PreferenceRequest;

    public bool IsOfCaptivePortal => Key!.StartsWith(CaptivePortalPrefix, StringComparison.Ordinal);

    public static PreferenceRequest Example { get; } = new("captive_2_title", "Welcome");

    public string? FindFault() => new FieldCheck()
        .Required(Key, HotspotPreference.MaxKeyLength)
        .Check(Value is not null, nameof(Value), "is required")
        .Optional(Value, HotspotPreference.MaxTotalLength)
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

internal static class AccountPreferenceModel
{
    public static void AddAccountPreferences(this ModelBuilder model) => model.Entity<AccountPreference>(preference =>
    {
        preference.ToTable("account_preferences");
        preference.HasIndex(row => new { row.AccountId, row.Key }).IsUnique();
        preference.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
    });
}
