using Icaro.Contracts;
using Icaro.IntegrationsCatalog.HotspotIntegrations.Webhook;
using Icaro.IntegrationsCatalog.Integrations.Rotation;
using Icaro.ServiceDefaults.Sealing;
using Npgsql;

namespace Icaro.IntegrationsCatalog.HotspotIntegrations;

/// <summary>Reads the results of <see cref="ToggleSql"/>, one statement's rows after the other.</summary>
internal static class ToggleRows
{
    public static long Sequence(NpgsqlDataReader row) => row.GetInt64(0);

    public static WebhookEndpoint Endpoint(NpgsqlDataReader row) => new()
    {
        EndpointId = row.GetInt32(0),
        Url = row.GetString(1),
        SealedToken = row.GetFieldValue<byte[]>(2),
        SealedSigningSecret = row.GetFieldValue<byte[]>(3),
        RetiringSecrets = RetiringSecrets.FromJson(row.GetString(4)),
        Version = row.GetInt64(5),
    };

    public static WebhookHotspot Hotspot(NpgsqlDataReader row) => new(
        row.GetInt32(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.GetString(5),
        row.GetString(6),
        row.GetString(7),
        row.GetString(8));

    public static Func<NpgsqlDataReader, WebhookAccount> Account(KeyRing keys) => row => new(
        row.GetInt32(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        keys.OpenText(row.GetFieldValue<byte[]>(5), SealPurpose.PasswordDigest),
        row.GetString(6));

    public static WebhookUnit Unit(NpgsqlDataReader row) => new(
        row.GetInt32(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4));

    public static Func<NpgsqlDataReader, string> ApiToken(KeyRing keys) => row =>
        keys.OpenText(row.GetFieldValue<byte[]>(0), SealPurpose.ApiToken);

    public static string TokenHash(NpgsqlDataReader row) => row.GetString(0);
}
