namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>The device of a delivery.</summary>
internal sealed record Device(string Id, string Name, string Type);

/// <summary>A delivery's body, <c>{"device":{"id","name","type"},"payloads":[..]}</c>, mapped to Cumulocity.</summary>
/// <param name="Measurements">The measurements of the payloads with numbers, in order.</param>
/// <param name="Moves">The changes of the device's position.</param>
/// <param name="IsRemoved">The last event is the removal of the device.</param>
internal sealed record DeviceReport(Device Device, IReadOnlyList<Measurement> Measurements, IReadOnlyList<Move> Moves, bool IsRemoved)
{
    /// <summary>ISO 8601. Some devices send a space instead of the T.</summary>
    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK"];

    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>The tenant needs no object for the removal of a device.</summary>
    public bool IsRemovalOnly => IsRemoved && Measurements is [] && Moves is [];

    /// <returns>Null for another format, or a payload without a valid time.</returns>
    public static DeviceReport? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("device"u8, out var device) && DeviceOf(device) is { } known
                && root.TryGetProperty("payloads"u8, out var payloads) && payloads.ValueKind == JsonValueKind.Array
                ? Map(known, payloads)
                : null;
        }
        // JsonDocument throws InvalidOperationException for strings with invalid UTF-8.
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static DeviceReport? Map(Device device, JsonElement payloads)
    {
        List<Measurement> measurements = [];
        List<Move> moves = [];
        var isRemoved = false;
        foreach (var payload in payloads.EnumerateArray())
        {
            if (!DateTimeOffset.TryParseExact(Text(payload, "timestamp"), TimeFormats, CultureInfo.InvariantCulture, Utc, out var time))
                return null;
            isRemoved = Text(payload, "eventType") == "DEVICE_REMOVED";
            // Other payloads are events of the device, which have no counterpart in the tenant.
            if (Text(payload, "payloadType") != "DATA"
                || !payload.TryGetProperty("payload"u8, out var data) || data.ValueKind != JsonValueKind.Object)
                continue;

            if (FieldMapping.Map(data) is { Count: > 0 } fragments)
                measurements.Add(new(time, fragments));
            if (Position.Of(data) is { } position && position != moves.LastOrDefault()?.Position)
                moves.Add(new(time, position));
        }

        return new(device, measurements, moves, isRemoved);
    }

    /// <summary>The id becomes a path segment, so "." and ".." are invalid.</summary>
    private static Device? DeviceOf(JsonElement device) => Text(device, "id") is { Length: > 0 } and not ("." or "..") and var id
        ? new(id, Text(device, "name") is { Length: > 0 } name ? name : id, Text(device, "type") ?? "")
        : null;

    private static string? Text(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

/// <summary>The measured values of a payload: series by fragment.</summary>
internal sealed record Measurement(DateTimeOffset Time, IReadOnlyDictionary<string, IReadOnlyDictionary<string, Reading>> Fragments)
{
    public const string Type = "icaro_DeviceData";
}

/// <param name="Unit">Null if the device does not specify one.</param>
internal readonly record struct Reading(double Value, string? Unit);
