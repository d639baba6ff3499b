namespace Icaro.IntegrationsCatalog.Core.Hotspots;

/// <summary>
/// The disclaimers that a request chooses for a hotspot: null keeps the present one, 0 returns to the hotspot's own text.
/// </summary>
internal readonly record struct ChosenDisclaimers(int? PrivacyId, int? TosId);

/// <summary>Hotspots show a disclaimer of their account, or a text of their own.</summary>
internal static class DisclaimerChoice
{
    public const string Unknown = "The account of the hotspot has no such disclaimer";

    /// <returns>The error when the account has no such disclaimer.</returns>
    public static async Task<ApiError?> TryChooseDisclaimersAsync(
        this CatalogDbContext db, Hotspot hotspot, ChosenDisclaimers chosen, CancellationToken cancellationToken)
    {
        var (privacyId, tosId) = (chosen.PrivacyId ?? 0, chosen.TosId ?? 0);
        var types = (privacyId, tosId) is (0, 0)
            ? []
            : await db.Set<Disclaimer>()
                .Where(row => row.AccountId == hotspot.AccountId && (row.Id == privacyId || row.Id == tosId))
                .ToDictionaryAsync(row => row.Id, row => row.Type, cancellationToken);
        if (!IsOf(privacyId, DisclaimerTypes.Privacy) || !IsOf(tosId, DisclaimerTypes.Tos))
            return ApiError.BadRequest(Unknown);

        hotspot.PrivacyDisclaimerId = Choose(chosen.PrivacyId, hotspot.PrivacyDisclaimerId);
        hotspot.TosDisclaimerId = Choose(chosen.TosId, hotspot.TosDisclaimerId);
        return null;

        bool IsOf(int id, string type) => id is 0 || types.GetValueOrDefault(id) == type;
    }

    private static int? Choose(int? wanted, int? present) => wanted is null ? present : wanted is 0 ? null : wanted;
}
