namespace Icaro.Cumulocity.Wire;

/// <summary>What fields must look like.</summary>
internal static class Fields
{
    private const string ForbiddenInNames = ".,*[]()@$";

    public static bool HasText(this JsonObject body, string name) => body.Text(name) is { Length: > 0 };

    public static string? Text(this JsonObject body, string name) =>
        body[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static double? Number(this JsonObject body, string name) =>
        body[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.GetValue<double>() is var number
        && double.IsFinite(number)
            ? number
            : null;

    /// <summary>ISO 8601 with a zone.</summary>
    public static bool HasTime(this JsonObject body) =>
        body.Text("time") is { } text && text.Contains('T') && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T'))
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);

    public static bool IsPosition(this JsonNode node) =>
        node is JsonObject position && position.Number("lat") is >= -90 and <= 90 && position.Number("lng") is >= -180 and <= 180
        && (!position.ContainsKey("alt") || position.Number("alt") is not null);

    /// <summary>Of fragments and series.</summary>
    public static bool IsName(string text) => text.Length > 0 && !text.Any(c => char.IsWhiteSpace(c) || ForbiddenInNames.Contains(c));

    /// <returns>The fault, or null.</returns>
    public static string? FindFaultOfSource(this JsonObject body, Tenant tenant) =>
        body["source"] is not JsonObject source || source.Text("id") is not { } id ? "source.id is missing"
        : tenant.Find(id) is null ? $"No managedObject for source id '{id}'"
        : null;
}
