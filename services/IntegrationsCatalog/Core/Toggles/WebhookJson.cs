namespace Icaro.IntegrationsCatalog.Core.Toggles;

/// <summary>The documented JSON of webhooks.</summary>
internal static class WebhookJson
{
    private static readonly CatalogJson Documented = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = new WebhookJsonEncoder(),
    });

    public static byte[] Serialize(WebhookBody body) => JsonSerializer.SerializeToUtf8Bytes(body, Documented.WebhookBody);
}

/// <summary>
/// Escapes exactly what the original's webhooks escape, since platforms may compare or sign bytes: quotes, backslashes, control characters,
/// <c>&amp; &lt; &gt;</c> and the line separators U+2028 and U+2029. Everything else is UTF-8.
/// </summary>
internal sealed class WebhookJsonEncoder : JavaScriptEncoder
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(control => (char)control), '"', '\\', '&', '<', '>', '\u2028', '\u2029']);

    public override int MaxOutputCharactersPerInputCharacter => @"\u0000".Length;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar <= char.MaxValue && Escaped.Contains((char)unicodeScalar);

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var characters = new ReadOnlySpan<char>(text, textLength);
        for (var i = 0; i < characters.Length; i++)
        {
            if (Escaped.Contains(characters[i]))
                return i;
            if (!char.IsSurrogate(characters[i]))
                continue;
            if (i + 1 == characters.Length || !char.IsSurrogatePair(characters[i], characters[i + 1]))
                return i;
            i++;
        }

        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var destination = new Span<char>(buffer, bufferLength);
        var escape = unicodeScalar switch
        {
            '"' => @"\""",
            '\\' => @"\\",
            '\n' => @"\n",
            '\r' => @"\r",
            '\t' => @"\t",
            _ => null,
        };

        if (escape is null)
            return destination.TryWrite(CultureInfo.InvariantCulture, $"\\u{unicodeScalar:x4}", out numberOfCharactersWritten);

        numberOfCharactersWritten = escape.Length;
        return escape.TryCopyTo(destination);
    }
}
