namespace Icaro.LoginApiCrypto.Protocol.Codec;

/// <summary>
/// The base64url of the protocol: without padding, white space or unused bits that are set, so that each sequence of bytes has
/// exactly one text and no altered text is accepted.
/// </summary>
internal static class CanonicalBase64Url
{
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <param name="text">At most 8,000 characters.</param>
    /// <param name="bytes">At least three quarters of the length of the text.</param>
    /// <param name="length">The number of bytes written.</param>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes, out int length)
    {
        length = 0;
        return !text.ContainsAnyExcept(Alphabet)
            && UnusedBitsAreZero(text)
            && Base64Url.TryDecodeFromChars(text, bytes, out length);
    }

    private static bool UnusedBitsAreZero(ReadOnlySpan<char> text) => (text.Length % 4) switch
    {
        0 => true,
        // A single character after whole groups is less than a byte.
        1 => false,
        2 => (Value(text[^1]) & 0b1111) == 0,
        _ => (Value(text[^1]) & 0b11) == 0,
    };

    private static int Value(char character) => character switch
    {
        >= 'A' and <= 'Z' => character - 'A',
        >= 'a' and <= 'z' => character - 'a' + 26,
        >= '0' and <= '9' => character - '0' + 52,
        '-' => 62,
        _ => 63,
    };
}
