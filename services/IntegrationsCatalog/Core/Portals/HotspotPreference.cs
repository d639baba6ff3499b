namespace Icaro.IntegrationsCatalog.Core.Portals;

/// <summary>A setting of a hotspot's captive portal: portals read them all, Sun-UI sets them one by one.</summary>
internal sealed class HotspotPreference
{
    public const int MaxKeyLength = 250;

    /// <summary>
    /// The characters that all settings of a hotspot may have, because every replica of wings-redirect keeps them in memory. Enough for two
    /// pictures of 64 KiB as data URLs.
    /// </summary>
    public const int MaxTotalLength = 200_000;

    public int Id { get; private set; }

    public required int HotspotId { get; init; }

    public required string Key { get; init; }

    public required string Value { get; set; }
}

internal static class HotspotPreferences
{
    public const string TooLarge = "preferences is too large";
    public const string MarketingPrefix = "marketing_";

    public static void AddHotspotPreferences(this ModelBuilder model) => model.Entity<HotspotPreference>(preference =>
    {
        preference.ToTable("hotspot_preferences");
        preference.HasIndex(row => new { row.HotspotId, row.Key }).IsUnique();
        preference.HasOne<Hotspot>().WithMany().HasForeignKey(row => row.HotspotId);
    });

    /// <summary>The settings that may be shown: those of marketing may hold credentials.</summary>
    public static IQueryable<HotspotPreference> PreferencesOf(this CatalogDbContext db, int hotspotId) =>
        db.Set<HotspotPreference>()
            .Where(row => row.HotspotId == hotspotId && !row.Key.StartsWith(MarketingPrefix))
            .OrderBy(row => row.Key);

    public static IQueryable<HotspotPreference> MarketingPreferencesOf(this CatalogDbContext db, int hotspotId) =>
        db.Set<HotspotPreference>()
            .Where(row => row.HotspotId == hotspotId && row.Key.StartsWith(MarketingPrefix))
            .OrderBy(row => row.Key);

    /// <summary>Sets some settings, and keeps the others. The caller's transaction locks the hotspot from here on.</summary>
    /// <returns>False when the hotspot would have too many settings. The caller then rolls back.</returns>
    public static async Task<bool> TrySetPreferencesAsync(
        this CatalogDbContext db, int hotspotId, IReadOnlyDictionary<string, string> preferences, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH hotspot AS (SELECT id FROM hotspots WHERE id = {hotspotId} FOR NO KEY UPDATE)
            INSERT INTO hotspot_preferences (hotspot_id, key, value)
            SELECT hotspot.id, given.key, given.value
            FROM hotspot, unnest({preferences.Keys.ToArray()}, {preferences.Values.ToArray()}) AS given (key, value)
            ON CONFLICT (hotspot_id, key) DO UPDATE SET value = excluded.value
            """,
            cancellationToken);
        return await db.Set<HotspotPreference>()
            .Where(row => row.HotspotId == hotspotId)
            .SumAsync(row => row.Key.Length + row.Value.Length, cancellationToken) <= HotspotPreference.MaxTotalLength;
    }
}
