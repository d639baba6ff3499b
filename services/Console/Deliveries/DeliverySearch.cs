using Microsoft.AspNetCore.WebUtilities;

namespace Icaro.Console.Deliveries;

/// <summary>What is searched for: text as it was entered, which the dispatcher checks.</summary>
/// <param name="After">The page, as the page before named it.</param>
public sealed record DeliverySearch(
    string? Integration = null, string? Hotspot = null, string? Status = null, string? Since = null, string? Until = null,
    string? After = null, int? Limit = null)
{
    public static readonly string[] Statuses = ["pending", "delivered", "failed", "discarded", "superseded"];

    /// <summary>The query of the API, and of the page with the list.</summary>
    public string AppendTo(string path) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["integration"] = OrNull(Integration),
        ["hotspot"] = OrNull(Hotspot),
        ["status"] = OrNull(Status),
        ["since"] = OrNull(Since),
        ["until"] = OrNull(Until),
        ["after"] = OrNull(After),
        ["limit"] = Limit?.ToString(CultureInfo.InvariantCulture),
    });

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
