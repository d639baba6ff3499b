namespace Icaro.IntegrationsCatalog.Partners.Devices;

/// <summary>For an existing device, missing fields keep their values.</summary>
/// <param name="DeviceId">Generated when missing. It never changes.</param>
internal sealed record DeviceRequest(
    [property: JsonPropertyName("deviceId")] string? DeviceId,
    [property: JsonPropertyName("name")] string? Name,
    [property: JsonPropertyName("type")] string? Type)
{
    public static DeviceRequest Example { get; } = new("0016c001f0003fa2", "Crane 7", "tag");

    public static DeviceRequest? ReadNew(BodyCheck check, JsonElement body)
    {
        if (Read(check, body) is not { } device)
            return null;
        if (BodyCheck.Field(body, "type") is null)
            check.Require("type");
        return device;
    }

    /// <param name="deviceId">The device in the path.</param>
    public static DeviceRequest? ReadChange(BodyCheck check, JsonElement body, string deviceId)
    {
        var device = Read(check, body);
        if (device?.DeviceId is null || device.DeviceId == deviceId)
            return device;

        using var place = check.At("deviceId");
        check.Fail("is not the one in the path");
        return null;
    }

    public Device ToDevice(int hotspotId, DateTimeOffset now)
    {
        var deviceId = DeviceId ?? Guid.NewGuid().ToString();
        return new()
        {
            HotspotId = hotspotId,
            DeviceId = deviceId,
            Name = Name ?? deviceId,
            Type = Type!,
            Created = DataTime.ToMicroseconds(now),
        };
    }

    private static DeviceRequest? Read(BodyCheck check, JsonElement body) => !check.IsObject(body) ? null : new(
        check.Id(body, "deviceId"),
        check.Text(body, "name", 200),
        check.DeviceType(body, "type"));
}
