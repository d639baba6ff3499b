namespace Icaro.IntegrationsCatalog.Partners.Pushing;

/// <summary>An integration of the project, as far as pushing goes.</summary>
/// <param name="BatchSize">Payloads of one device that go out together at maxBatchSize.</param>
internal sealed record PushTarget(
    bool IsCumulocity, IReadOnlyList<string> DeviceTypes, bool Data, bool Events, int BatchSize, WebhookEndpoint Endpoint)
{
    /// <summary>
    /// Held until the end of the transaction, so that an integration which is removed in this moment hears nothing after its removal.
    /// Secrets are passed on as they are sealed.
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

/// <summary>Something of a device that integrations are told: a data point, or an event.</summary>
internal interface IDevicePayload
{
    PushedDevice Device { get; }

    DateTimeOffset OccurredAt { get; }

    /// <summary>Apart from the device's type.</summary>
    bool IsWantedBy(PushTarget target);

    /// <summary>Writes the documented object.</summary>
    void Write(Utf8JsonWriter json, Project project, int integrationId);
}

/// <param name="Id">Never used again for another device.</param>
/// <param name="DeviceId">How partners call it.</param>
internal sealed record PushedDevice(int Id, string DeviceId, string Name, string Type);
