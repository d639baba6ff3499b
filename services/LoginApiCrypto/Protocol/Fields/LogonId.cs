namespace Icaro.LoginApiCrypto.Protocol.Fields;

/// <summary>The identifier that a box gives an attempt to log on: 16 bytes in base64url, 22 characters.</summary>
internal readonly record struct LogonId(string Text)
{
    private const int TextLength = 22;
    private const int Length = 16;

    public static bool TryParse([NotNullWhen(true)] string? text, out LogonId id)
    {
        Span<byte> bytes = stackalloc byte[Length];
        id = new(text ?? "");
        return text is { Length: TextLength } && CanonicalBase64Url.TryDecode(text, bytes, out _);
    }

    public override string ToString() => Text;
}
