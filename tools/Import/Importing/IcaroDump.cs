namespace Icaro.Import.Importing;

/// <summary>The imported rows of a dump.</summary>
internal sealed class IcaroDump
{
    private readonly Dictionary<string, List<DumpRow>> _rows = Tables.ToDictionary(table => table, _ => new List<DumpRow>());

    /// <summary>In the order of the import.</summary>
    public static readonly string[] Tables =
    [
        "subscription_plans", "accounts", "accounts_hotspots", "subscriptions", "hotspots", "units", "integrations",
        "account_integrations", "hotspot_integrations", "access_tokens", "account_preferences", "hotspot_preferences", "disclaimers",
        "disclaimers_accounts", "disclaimers_hotspots",
    ];

    public int Count => _rows.Values.Sum(rows => rows.Count);

    public IReadOnlyList<DumpRow> this[string table] => _rows[table];

    /// <param name="proceeds">Is called for every row.</param>
    /// <exception cref="DumpException">The file is not a readable dump.</exception>
    public static IcaroDump Read(SqlText text, Action proceeds, CancellationToken cancellationToken)
    {
        var dump = new IcaroDump();
        foreach (var row in new DumpReader(text, Tables.ToHashSet(StringComparer.OrdinalIgnoreCase)).ReadRows())
        {
            cancellationToken.ThrowIfCancellationRequested();
            proceeds();
            dump._rows[row.Table].Add(row);
        }

        return dump;
    }
}
