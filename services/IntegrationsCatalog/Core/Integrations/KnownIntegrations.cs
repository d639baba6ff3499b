using System.Collections.Frozen;

namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>A cache of the integrations. Only rows that were written since are read again.</summary>
internal sealed class KnownIntegrations(KeyRing keys)
{
    /// <summary>The version of a row is the transaction that wrote it.</summary>
    public const string Versions = "SELECT id, xmin FROM integrations ORDER BY id";

    private const string Read = """
        SELECT id, xmin, name, description, site, logo, webhook_url, webhook_token, pre_auth_redirect_url, post_auth_redirect_url, privacy
        FROM integrations WHERE id = ANY ($1) ORDER BY id
        """;

    private volatile FrozenDictionary<RowVersion, ListedIntegration> _known = FrozenDictionary<RowVersion, ListedIntegration>.Empty;

    /// <param name="versions">The rows of <see cref="Versions"/>.</param>
    /// <returns>The existing integrations, ordered by id.</returns>
    public async Task<IReadOnlyList<ListedIntegration>> OfAsync(
        IReadOnlyList<RowVersion> versions, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var known = _known;
        var (still, changed) = (versions.Where(known.ContainsKey).ToList(), versions.Where(version => !known.ContainsKey(version)).ToList());
        if (changed is [])
            return [.. still.Select(version => known[version])];

        var read = await ReadAsync(changed, connection, cancellationToken);
        _known = known = still.Select(version => KeyValuePair.Create(version, known[version])).Concat(read).ToFrozenDictionary();
        return [.. known.Values.OrderBy(integration => integration.Id)];
    }

    private async Task<List<KeyValuePair<RowVersion, ListedIntegration>>> ReadAsync(
        IReadOnlyList<RowVersion> versions, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Add(Read, versions.Select(version => version.Id).ToArray());
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(row => KeyValuePair.Create(RowVersion.Read(row), ReadIntegration(row)), cancellationToken);
    }

    private ListedIntegration ReadIntegration(NpgsqlDataReader row) => new(
        row.GetInt32(0),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.GetString(5),
        row.GetString(6),
        keys.OpenText(row.GetFieldValue<byte[]>(7), SealPurpose.WebhookToken),
        row.GetString(8),
        row.GetString(9),
        row.GetString(10));
}

internal readonly record struct RowVersion(int Id, uint Transaction)
{
    public static RowVersion Read(NpgsqlDataReader row) => new(row.GetInt32(0), row.GetFieldValue<uint>(1));
}
