using System.Runtime.CompilerServices;
using NpgsqlTypes;

namespace Icaro.IntegrationsCatalog.Core.Portals;

internal static class PortalRows
{
    public static async Task<long> ReadVersionAsync(this NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(PortalSql.Version, connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <param name="ids">Null for all.</param>
    /// <param name="hotspots">Hotspots whose integrations are included.</param>
    public static IAsyncEnumerable<IntegrationLine> ReadIntegrationsAsync(
        this NpgsqlConnection connection, int[]? ids, int[] hotspots, CancellationToken cancellationToken) =>
        ReadAsync(connection, PortalSql.Integrations, Integration, cancellationToken, ids, hotspots);

    /// <inheritdoc cref="ReadIntegrationsAsync"/>
    public static IAsyncEnumerable<HotspotLine> ReadHotspotsAsync(
        this NpgsqlConnection connection, int[]? ids, CancellationToken cancellationToken) =>
        ReadAsync(connection, PortalSql.Hotspots, Hotspot, cancellationToken, ids);

    private static async IAsyncEnumerable<T> ReadAsync<T>(
        NpgsqlConnection connection,
        string sql,
        Func<NpgsqlDataReader, T> read,
        [EnumeratorCancellation] CancellationToken cancellationToken,
        params int[]?[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var ids in parameters)
            command.Parameters.Add(new() { Value = ids ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });

        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            yield return read(rows);
    }

    private static IntegrationLine Integration(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt32(0),
        PreAuthRedirectUrl = row.GetString(1),
        PostAuthRedirectUrl = row.GetString(2),
        Confirmation = row.GetString(3),
        Data = row.GetString(4),
        Privacy = row.GetString(5),
        SealedSigningSecret = row.GetFieldValue<byte[]>(6),
    };

    private static HotspotLine Hotspot(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt32(0),
        Uuid = row.GetString(1),
        Name = row.GetString(2),
        BusinessName = row.GetString(3),
        BusinessVat = row.GetString(4),
        BusinessAddress = row.GetString(5),
        BusinessEmail = row.GetString(6),
        BusinessDpo = row.GetString(7),
        BusinessDpoMail = row.GetString(8),
        PortalUrls = row.GetFieldValue<string[]>(9),
        VenueInfoUrl = row.GetString(10),
        TermsOfUse = row.GetString(11),
        MarketingUse = row.GetString(12),
        Preferences = row.GetString(13),
        Integrations = row.GetFieldValue<int[]>(14),
        Units = [.. row.GetFieldValue<string[]>(15).Zip(row.GetFieldValue<byte[][]>(16), (uuid, secret) => new UnitLine(uuid, secret))],
        ApiTokens = [.. row.GetFieldValue<int[]>(17).Zip(row.GetFieldValue<string[]>(18), (id, hash) => new ApiTokenLine(id, hash))],
        PrivacyName = row.GetString(19),
        PrivacyVat = row.GetString(20),
        PrivacyAddress = row.GetString(21),
        PrivacyEmail = row.GetString(22),
        PrivacyDpo = row.GetString(23),
        PrivacyDpoMail = row.GetString(24),
    };
}
