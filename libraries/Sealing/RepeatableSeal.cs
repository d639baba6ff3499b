using System.Buffers;
using System.Buffers.Text;

namespace Icaro.Sealing;

/// <summary>
/// Seals what goes out in URLs and comes back, and always to the same text: the nonce is a keyed hash of the plaintext, as
/// in SIV, so no nonce ever serves two plaintexts. Whoever has two such texts learns whether they are the same, no more.
/// </summary>
/// <remarks>Comes from <see cref="KeyRing.Repeatable"/>. Layout as there, in base64url.</remarks>
public sealed class RepeatableSeal
{
    private const int MaxTextLength = 12 * 1024;

    private readonly KeyRing _keys;
    private readonly byte[] _purpose;
    private readonly byte[] _nonceKey;

    internal RepeatableSeal(KeyRing keys, string purpose)
    {
        _keys = keys;
        _purpose = Encoding.UTF8.GetBytes(purpose);
        // Each purpose has its own: under one nonce, the same plaintext for two purposes would be two messages.
        _nonceKey = keys.DeriveNonceKey(purpose);
    }

    /// <summary>Characters that a plaintext of so many bytes becomes.</summary>
    public static int TextLength(int plaintextLength) => Base64Url.GetEncodedLength(KeyRing.SealedLength(plaintextLength));

    /// <param name="plaintext">At most 8 KiB.</param>
    /// <param name="text">At least <see cref="TextLength"/> characters.</param>
    /// <returns>How many of them were written.</returns>
    public int Seal(ReadOnlySpan<byte> plaintext, Span<char> text)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_nonceKey, plaintext, hash);
        Span<byte> bytes = stackalloc byte[KeyRing.SealedLength(plaintext.Length)];
        _keys.Seal(plaintext, _purpose, hash[..KeyRing.NonceLength], bytes);
        return Base64Url.EncodeToChars(bytes, text);
    }

    /// <param name="text">Whatever somebody claims to be sealed.</param>
    /// <param name="plaintext">At least as long in bytes as <paramref name="text"/> in characters.</param>
    /// <param name="length">Of the plaintext, in bytes.</param>
    /// <returns>False unless it is, to the last bit, what <see cref="Seal"/> wrote.</returns>
    public bool TryOpen(ReadOnlySpan<char> text, Span<byte> plaintext, out int length)
    {
        length = 0;
        if (text.Length > MaxTextLength)
            return false;

        Span<byte> bytes = stackalloc byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return IsCanonical(text, ref bytes) && _keys.TryOpen(bytes, _purpose, plaintext, out length);
    }

    /// <summary>Decoders forgive white space and stray bits at the end; then many texts would be the same state.</summary>
    private static bool IsCanonical(ReadOnlySpan<char> text, ref Span<byte> bytes)
    {
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var length) != OperationStatus.Done
            || Base64Url.GetEncodedLength(length) != text.Length)
            return false;

        bytes = bytes[..length];
        Span<char> canonical = stackalloc char[text.Length];
        return Base64Url.TryEncodeToChars(bytes, canonical, out _) && canonical.SequenceEqual(text);
    }
}
