namespace Icaro.Console.Endpoints;

/// <summary>What a person has typed, as JSON. The dispatcher checks it, and says what is wrong with it.</summary>
internal static class SettingsText
{
    private static readonly char[] Separators = [',', ';', ' '];

    /// <returns>Null for an empty text, and the text itself when it is not a number.</returns>
    public static JsonNode? Number(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : text;

    /// <returns>Null for an empty text.</returns>
    public static JsonArray? Numbers(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : [.. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Number)];

    /// <param name="text">A line for each header.</param>
    public static JsonObject Headers(string text)
    {
        var headers = new JsonObject();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] header = line.Split(':', 2, StringSplitOptions.TrimEntries);
            // The dispatcher refuses a header without a value, and so one that is there twice.
            headers[header[0]] = headers.ContainsKey(header[0]) ? null : header.ElementAtOrDefault(1);
        }

        return headers;
    }
}
