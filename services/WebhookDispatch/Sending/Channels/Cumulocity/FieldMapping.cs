namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>
/// Maps the fields of a payload to fragments and series: see README.md in this folder. Unknown fields with numbers are mapped by their
/// names. The location is a position and not a measurement.
/// </summary>
internal static class FieldMapping
{
    /// <returns>Series by fragment. No fragment is empty, and all names are unique and valid in Cumulocity.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, Reading>> Map(JsonElement payload)
    {
        var fragments = new Fragments();
        foreach (var field in payload.EnumerateObject())
            Map(fragments, field.Name, field.Value);
        return fragments.All;
    }

    /// <returns>Null for anything but a finite double.</returns>
    public static double? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    private static void Map(Fragments fragments, string field, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                fragments.Add(KnownSeries.Of(field, null), Number(value));
                break;
            case JsonValueKind.Object when field != "location":
                foreach (var part in value.EnumerateObject())
                    fragments.Add(KnownSeries.Of(field, part.Name), Number(part.Value));
                break;
            case JsonValueKind.Array when field == "neighbors":
                foreach (var neighbor in value.EnumerateArray())
                    MapNeighbor(fragments, neighbor);
                break;
        }
    }

    /// <summary>A series for each neighbor with its signal strength.</summary>
    private static void MapNeighbor(Fragments fragments, JsonElement neighbor)
    {
        if (neighbor.ValueKind == JsonValueKind.Object
            && neighbor.TryGetProperty("id"u8, out var id) && neighbor.TryGetProperty("rssi"u8, out var rssi))
            fragments.Add(new("icaro_Neighbors", SeriesName.Of(id.ToString()), "dBm"), Number(rssi));
    }
}
