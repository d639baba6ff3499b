using System.Buffers;
using System.Buffers.Text;

namespace Icaro.Sealing;

/// <summary>
/// Seals values for URLs, equal values to equal text: the nonce is a keyed hash of the plaintext, as in SIV, so no nonce is used for two
/// plaintexts. An observer of two texts learns only whether they are equal.
/// </summary>
/// <remarks>The layout is that of <see cref="KeyRing"/>, in base64url.</remarks>
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
        // A key for each purpose: the same plaintext must not share a nonce between two purposes.
        _nonceKey = keys.DeriveNonceKey(purpose);
    }

    /// <summary>Characters of the text for a plaintext of so many bytes.</summary>
    public static int TextLength(int plaintextLength) => Base64Url.GetEncodedLength(KeyRing.SealedLength(plaintextLength));

    /// <param name="plaintext">At most 8 KiB.</param>
    /// <param name="text">At least <see cref="TextLength"/> characters.</param>
    /// <returns>The number of characters written.</returns>
    public int Seal(ReadOnlySpan<byte> plaintext, Span<char> text)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_nonceKey, plaintext, hash);
        Span<byte> bytes = stackalloc byte[KeyRing.SealedLength(plaintext.Length)];
        _keys.Seal(plaintext, _purpose, hash[..KeyRing.NonceLength], bytes);
        return Base64Url.EncodeToChars(bytes, text);
    }

    /// <param name="text">Input from outside.</param>
    /// <param name="plaintext">At least as long in bytes as <paramref name="text"/> in characters.</param>
    /// <param name="length">Bytes of the plaintext.</param>
    /// <returns>False unless it is exactly what <see cref="Seal"/> wrote.</returns>
    public bool TryOpen(ReadOnlySpan<char> text, Span<byte> plaintext, out int length)
    {
        length = 0;
        if (text.Length > MaxTextLength)
            return false;

        Span<byte> bytes = stackalloc byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return IsCanonical(text, ref bytes) && _keys.TryOpen(bytes, _purpose, plaintext, out length);
    }

    /// <summary>Decoders accept white space and trailing bits, so that several texts would open to the same value.</summary>
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
