namespace Icaro.IntegrationsCatalog.Partners.Pushing;

/// <summary>The properties of an integration that pushing needs.</summary>
/// <param name="BatchSize">The maximum number of payloads of a device in a request.</param>
internal sealed record PushTarget(
    bool IsCumulocity, IReadOnlyList<string> DeviceTypes, bool Data, bool Events, int BatchSize, WebhookEndpoint Endpoint)
{
    /// <summary>
    /// Locked until the transaction ends, so that nothing is enqueued after the removal of an integration. Secrets stay sealed.
    /// </summary>
    /// <remarks>$1 is the hotspot.</remarks>
    public const string Sql = """
        SELECT type, device_types, data, events, batch_size, id, endpoint_version, url, COALESCE(cumulocity_login, token), signing_secret
        FROM project_integrations WHERE hotspot_id = $1 ORDER BY id FOR KEY SHARE
        """;

    private const int CumulocityBatch = 100;

    public static PushTarget Read(NpgsqlDataReader row)
    {
        var isCumulocity = row.GetString(0) == ProjectIntegrationTypes.Cumulocity;
        return new(
            isCumulocity,
            row.GetFieldValue<string[]>(1),
            row.GetBoolean(2),
            row.GetBoolean(3),
            isCumulocity ? CumulocityBatch : row.GetInt32(4),
            new()
            {
                EndpointId = row.GetInt32(5),
                Channel = isCumulocity ? EndpointChannel.Cumulocity : EndpointChannel.Device,
                Version = row.GetInt64(6),
                Url = row.GetString(7),
                SealedToken = row.GetFieldValue<byte[]>(8),
                SealedSigningSecret = row.GetFieldValue<byte[]>(9),
            });
    }

    public bool Wants(IDevicePayload payload) => DeviceTypes.Contains(payload.Device.Type) && payload.IsWantedBy(this);
}

/// <summary>A data point or an event of a device.</summary>
internal interface IDevicePayload
{
    PushedDevice Device { get; }

    DateTimeOffset OccurredAt { get; }

    /// <summary>Apart from the type of the device.</summary>
    bool IsWantedBy(PushTarget target);

    void Write(Utf8JsonWriter json, Project project, int integrationId);
}

/// <param name="Id">Never reused for another device.</param>
/// <param name="DeviceId">The partners' id.</param>
internal sealed record PushedDevice(int Id, string DeviceId, string Name, string Type);
