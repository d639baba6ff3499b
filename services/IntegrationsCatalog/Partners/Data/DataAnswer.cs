namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>A data point as it is documented. What travels is written by <see cref="DataPoint"/>.</summary>
/// <param name="PayloadType">Always <c>DATA</c>.</param>
/// <param name="Source"><c>p</c> for periodic, <c>e</c> for an event.</param>
internal sealed record DataAnswer(
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
    public static readonly DataAnswer Example = new(
        DeviceAnswer.Example.DeviceId,
        "0016c001f0001b01",
        DeviceAnswer.Example.OrganizationId,
        JsonElement.Parse(
            """
            {"temperature":21.5,"battery":{"chargingStatus":"DISCHARGING","percentage":75,"voltage":3.9},
             "location":{"accuracy":2.5,"latitude":59.4048,"longitude":17.9494,"level":0,"height":1.5,"label":"Quay"}}
            """),
        "b9bb5dd6-6c3f-4c1b-bf1c-7dc5b7d4b0a1",
        "DATA",
        DeviceAnswer.Example.ProjectId,
        DataPoint.Periodic,
        "2026-11-22T21:18:21Z");

    public static readonly DataAnswer NewExample = Example with { OrganizationId = null, ProjectId = null, PayloadType = null };
}

/// <param name="Repeated">Points whose payload id the device has sent already; they are dropped.</param>
internal sealed record StoredDataAnswer(
    [property: JsonPropertyName("stored")] int Stored, [property: JsonPropertyName("repeated")] int Repeated);

[JsonSerializable(typeof(IReadOnlyList<DataAnswer>))]
[JsonSerializable(typeof(StoredDataAnswer))]
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class DataAnswerJson : JsonSerializerContext;
