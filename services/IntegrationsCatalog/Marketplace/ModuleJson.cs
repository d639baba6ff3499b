namespace Icaro.IntegrationsCatalog.Marketplace;

/// <summary>
/// Reads JSON from a module. Invalid values are null, and never an exception. Modules in PHP send a byte order mark, and numbers for texts
/// and booleans.
/// </summary>
internal static class ModuleJson
{
    private const int MaxErrorMessage = 500;

    private const char ByteOrderMark = '\uFEFF';

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static JsonObject? Object(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var text = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
            return Whole(JsonNode.Parse(text, documentOptions: Options)) as JsonObject;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static JsonObject? Object(string json)
    {
        try
        {
            return Whole(JsonNode.Parse(json.TrimStart(ByteOrderMark), documentOptions: Options)) as JsonObject;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static string? AsText(this JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number => node.ToJsonString(),
        _ => null,
    };

    public static string? Text(this JsonObject json, string key) => json[key].AsText();

    public static bool? Flag(this JsonObject json, string key) => json[key]?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => json.Text(key) switch { "true" or "1" => true, "false" or "0" or "" => false, _ => null },
    };

    /// <summary>The module's message for people, as one line; null without a message.</summary>
    public static string? ErrorMessage(this JsonObject json)
    {
        if (json.Text("errorMsg") is not { } text || string.IsNullOrWhiteSpace(text))
            return null;

        var line = new string([.. text.Select(character => char.IsControl(character) ? ' ' : character)]).Trim();
        if (line.Length <= MaxErrorMessage)
            return line;

        var end = char.IsHighSurrogate(line[MaxErrorMessage - 1]) ? MaxErrorMessage - 1 : MaxErrorMessage;
        return $"{line[..end]}…";
    }

    /// <summary>Decodes all names and strings, which <see cref="JsonNode"/> does lazily and which may fail.</summary>
    private static JsonNode? Whole(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var (_, value) in members)
                Whole(value);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
                Whole(item);
        }
        else
        {
            node.AsText();
        }

        return node;
    }
}
