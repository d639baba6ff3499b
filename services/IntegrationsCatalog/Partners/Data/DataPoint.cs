namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <param name="PayloadId">Unique for the device.</param>
/// <param name="Source"><c>p</c> for periodic, <c>e</c> for an event.</param>
/// <param name="Payload">The JSON object as received.</param>
internal sealed record DataPoint(
    string DeviceId, string? GatewayId, string PayloadId, string Source, DateTimeOffset Timestamp, DataTypes Types, string Payload)
{
    public const string Periodic = "p";
    public const string Event = "e";

    /// <param name="integrationId">Null for the response to a query.</param>
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

internal sealed record PushedData(PushedDevice Device, DataPoint Point) : IDevicePayload
{
    public DateTimeOffset OccurredAt => Point.Timestamp;

    public bool IsWantedBy(PushTarget target) => target.Data;

    public void Write(Utf8JsonWriter json, Project project, int integrationId) => Point.Write(json, project, integrationId);
}

/// <summary>The fields of a payload. The numbers are stored. The names in lower case are the fields' names.</summary>
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
