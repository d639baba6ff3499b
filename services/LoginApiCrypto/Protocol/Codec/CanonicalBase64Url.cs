namespace Icaro.LoginApiCrypto.Protocol.Codec;

/// <summary>
/// Base64url as the protocol means it: no padding, no white space, and no bits that say nothing, so that there is one text
/// for each sequence of bytes and no altered one passes for it.
/// </summary>
internal static class CanonicalBase64Url
{
    private static readonly SearchValues<char> Alphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <param name="text">At most 8,000 characters.</param>
    /// <param name="bytes">Room for three quarters of the text.</param>
    /// <param name="length">Of what was written.</param>
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
        // One character more than whole groups holds not even a byte.
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
