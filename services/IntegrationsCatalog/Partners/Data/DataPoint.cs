namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>What a device measured.</summary>
/// <param name="PayloadId">Identifies it for good, for its device.</param>
/// <param name="Source"><c>p</c> for periodic, <c>e</c> for an event.</param>
/// <param name="Payload">A JSON object, as it came.</param>
internal sealed record DataPoint(
    string DeviceId, string? GatewayId, string PayloadId, string Source, DateTimeOffset Timestamp, DataTypes Types, string Payload)
{
    public const string Periodic = "p";
    public const string Event = "e";

    /// <summary>Writes the documented object.</summary>
    /// <param name="integrationId">Null where it is not pushed, but asked for.</param>
    public void Write(Utf8JsonWriter json, Project project, int? integrationId)
    {
        json.WriteStartObject();
        json.WriteString("deviceId", DeviceId);
        if (GatewayId is not null)
            json.WriteString("gatewayId", GatewayId);
        if (integrationId is { } id)
            json.WriteString("integrationId", $"{id}");
        json.WriteString("organizationId", project.OrganizationId);
        json.WritePropertyName("payload");
        json.WriteRawValue(Payload, skipInputValidation: true);
        json.WriteString("payloadId", PayloadId);
        json.WriteString("payloadType", "DATA");
        json.WriteString("projectId", project.ProjectId);
        json.WriteString("source", Source);
        json.WriteString("timestamp", DataTime.Format(Timestamp));
        json.WriteEndObject();
    }
}

/// <summary>What a device measured, to be pushed.</summary>
internal sealed record PushedData(PushedDevice Device, DataPoint Point) : IDevicePayload
{
    public DateTimeOffset OccurredAt => Point.Timestamp;

    public bool IsWantedBy(PushTarget target) => target.Data;

    public void Write(Utf8JsonWriter json, Project project, int integrationId) => Point.Write(json, project, integrationId);
}

/// <summary>What a payload holds. The numbers are stored; the names, in lower case, are those of the payload's fields.</summary>
[Flags]
internal enum DataTypes
{
    None = 0,
    Accelerometer = 1,
    Impact = 2,
    Magnetometer = 4,
    Temperature = 8,
    Light = 16,
    Usage = 32,
    Battery = 64,
    Location = 128,
    Neighbors = 256,
    Humidity = 512,
    Pressure = 1024,
    Currentmeter = 2048,
}
