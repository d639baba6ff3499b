namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>A data point in the document. <see cref="DataPoint"/> writes the actual JSON.</summary>
/// <param name="PayloadType">Always <c>DATA</c>.</param>
/// <param name="Source"><c>p</c> for periodic, <c>e</c> for an event.</param>
internal sealed record DataResponse(
    [property: JsonPropertyName("deviceId")] string DeviceId,
    [property: JsonPropertyName("gatewayId")] string? GatewayId,
    [property: JsonPropertyName("organizationId")] string? OrganizationId,
    [property: JsonPropertyName("payload")] JsonElement Payload,
    [property: JsonPropertyName("payloadId")] string? PayloadId,
    [property: JsonPropertyName("payloadType")] string? PayloadType,
    [property: JsonPropertyName("projectId")] string? ProjectId,
    [property: JsonPropertyName("source")] string? Source,
    [property: JsonPropertyName("timestamp")] string? Timestamp)
{
    public static DataResponse Example { get; } = new(
        "0016c001f0003fa2",
        "0016c001f0001b01",
        "5b1c0e3c-6a55-4ab3-8f5c-0d6d1c8c2f11",
        JsonElement.Parse(
            """
            {"temperature":21.5,"battery":{"chargingStatus":"DISCHARGING","percentage":75,"voltage":3.9},
             "location":{"accuracy":2.5,"latitude":59.4048,"longitude":17.9494,"level":0,"height":1.5,"label":"Quay"}}
            """),
        "b9bb5dd6-6c3f-4c1b-bf1c-7dc5b7d4b0a1",
        "DATA",
        "4f9d1c4e-7f0b-4e52-9b1a-6d2f0c8a3e71",
        DataPoint.Periodic,
        "2026-11-22T21:18:21Z");

    public static DataResponse NewExample { get; } = Example with { OrganizationId = null, ProjectId = null, PayloadType = null };
}

/// <param name="Repeated">Dropped points, whose payload id the device has already sent.</param>
internal sealed record StoredDataResponse(
    [property: JsonPropertyName("stored")] int Stored, [property: JsonPropertyName("repeated")] int Repeated)
{
    public static StoredDataResponse Example { get; } = new(Stored: 1, Repeated: 0);
}
