namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>The position of a device: degrees, and metres above ground if known.</summary>
internal sealed record Position(double Latitude, double Longitude, double? Altitude)
{
    private const double MaxLatitude = 90;
    private const double MaxLongitude = 180;

    /// <returns>Null for a payload without a valid position.</returns>
    public static Position? Of(JsonElement payload) =>
        payload.TryGetProperty("location"u8, out var location)
        && Number(location, "latitude") is { } latitude && Math.Abs(latitude) <= MaxLatitude
        && Number(location, "longitude") is { } longitude && Math.Abs(longitude) <= MaxLongitude
            ? new(latitude, longitude, Number(location, "height"))
            : null;

    private static double? Number(JsonElement location, string name) =>
        location.ValueKind == JsonValueKind.Object && location.TryGetProperty(name, out var value) ? FieldMapping.Number(value) : null;
}

/// <summary>A change of a device's position.</summary>
internal sealed record Move(DateTimeOffset Time, Position Position);
