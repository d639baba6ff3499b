namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>The bodies of the requests. Most property names are data, so no serializer writes them.</summary>
internal static class CumulocityJson
{
    private const string PositionFragment = "c8y_Position";
    private const string MoveType = "c8y_LocationUpdate";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static byte[] NewObject(Device device) => Write(json =>
    {
        json.WriteString("name"u8, device.Name);
        json.WriteString("type"u8, device.Type);
        json.WriteStartObject("c8y_IsDevice"u8);
        json.WriteEndObject();
        json.WriteString(DeviceKey.Fragment, DeviceKey.Of(device.Id));
    });

    public static byte[] ExternalId(string type, string deviceId) => Write(json =>
    {
        json.WriteString("type"u8, type);
        json.WriteString("externalId"u8, deviceId);
    });

    public static byte[] Fragment(Position position) => Write(json => Write(json, position));

    public static byte[] Measurements(string objectId, IReadOnlyList<Measurement> measurements) => Write(json =>
    {
        json.WriteStartArray("measurements"u8);
        foreach (var measurement in measurements)
        {
            json.WriteStartObject();
            Write(json, objectId, measurement.Time);
            json.WriteString("type"u8, Measurement.Type);
            foreach (var (fragment, series) in measurement.Fragments)
                Write(json, fragment, series);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static byte[] Event(string objectId, Move move) => Write(json =>
    {
        Write(json, objectId, move.Time);
        json.WriteString("type"u8, MoveType);
        json.WriteString("text"u8, "The device has moved");
        Write(json, move.Position);
    });

    private static void Write(Utf8JsonWriter json, string objectId, DateTimeOffset time)
    {
        json.WriteStartObject("source"u8);
        json.WriteString("id"u8, objectId);
        json.WriteEndObject();
        json.WriteString("time"u8, time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
    }

    private static void Write(Utf8JsonWriter json, Position position)
    {
        json.WriteStartObject(PositionFragment);
        json.WriteNumber("lat"u8, position.Latitude);
        json.WriteNumber("lng"u8, position.Longitude);
        if (position.Altitude is { } altitude)
            json.WriteNumber("alt"u8, altitude);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string fragment, IReadOnlyDictionary<string, Reading> series)
    {
        json.WriteStartObject(fragment);
        foreach (var (name, reading) in series)
        {
            json.WriteStartObject(name);
            json.WriteNumber("value"u8, reading.Value);
            if (reading.Unit is { } unit)
                json.WriteString("unit"u8, unit);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
