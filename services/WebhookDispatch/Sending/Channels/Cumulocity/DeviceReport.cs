namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>The device that a delivery is about.</summary>
internal sealed record Device(string Id, string Name, string Type);

/// <summary>What a delivery's body says: <c>{"device":{"id","name","type"},"payloads":[..]}</c>, as it maps to Cumulocity.</summary>
/// <param name="Measurements">Of the payloads that have any number to measure, in their order.</param>
/// <param name="Moves">Where the device was, as often as that changed.</param>
/// <param name="IsRemoved">In the end, the device is gone.</param>
internal sealed record DeviceReport(Device Device, IReadOnlyList<Measurement> Measurements, IReadOnlyList<Move> Moves, bool IsRemoved)
{
    /// <summary>ISO 8601, also seen with a space for the T.</summary>
    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK"];

    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>For which none need appear.</summary>
    public bool IsOfRemovalAlone => IsRemoved && Measurements is [] && Moves is [];

    /// <returns>Null for what is no such body, or has a payload without a time.</returns>
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
        // Also of text that is no UTF-8.
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
            // Events tell of the device itself, whose object exists by now, and belongs to the tenant from then on.
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

    /// <summary>Its id becomes a part of paths, in which dots alone would lead elsewhere.</summary>
    private static Device? DeviceOf(JsonElement device) => Text(device, "id") is { Length: > 0 } and not ("." or "..") and var id
        ? new(id, Text(device, "name") is { Length: > 0 } name ? name : id, Text(device, "type") ?? "")
        : null;

    private static string? Text(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
