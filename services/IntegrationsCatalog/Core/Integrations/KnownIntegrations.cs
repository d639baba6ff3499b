using System.Collections.Frozen;

namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>A cache of the integrations. Only rows that were written since are read again.</summary>
internal sealed class KnownIntegrations
{
    /// <summary>The version of a row is the transaction that wrote it.</summary>
    public const string Versions = "SELECT id, xmin FROM integrations ORDER BY id";

    private volatile FrozenDictionary<RowVersion, Integration> _known = FrozenDictionary<RowVersion, Integration>.Empty;

    /// <param name="versions">The rows of <see cref="Versions"/>.</param>
    /// <param name="db">Where the rows come from.</param>
    /// <returns>The existing integrations, ordered by id.</returns>
    public async Task<IReadOnlyList<Integration>> OfAsync(IReadOnlyList<RowVersion> versions, CatalogDbContext db)
    {
        var known = _known;
        int[] changed = [.. versions.Where(version => !known.ContainsKey(version)).Select(version => version.Id)];
        if (changed is not [])
        {
            // A row that changes meanwhile is remembered by its old version, and read again by the next caller.
            var read = await db.Integrations.AsNoTracking().Where(row => changed.Contains(row.Id)).ToDictionaryAsync(row => row.Id);
            _known = known = versions
                .Select(version => (Version: version, Row: known.GetValueOrDefault(version) ?? read.GetValueOrDefault(version.Id)))
                .Where(one => one.Row is not null)
                .ToFrozenDictionary(one => one.Version, one => one.Row!);
        }

        return [.. versions.Select(version => known.GetValueOrDefault(version)).OfType<Integration>()];
    }
}

internal readonly record struct RowVersion(int Id, uint Transaction)
{
    public static RowVersion Read(NpgsqlDataReader row) => new(row.GetInt32(0), row.GetFieldValue<uint>(1));
}
