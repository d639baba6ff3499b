using System.Text.Unicode;

namespace Icaro.LoginApiCrypto.Protocol.Codec;

/// <summary>Opens <c>lapi</c> if <c>si</c> is its signature. It allocates only the text, and does not throw for any input.</summary>
internal static class LapiOpen
{
    private const int SaltText = 11;
    private const int SignatureText = 43;

    public static OpenedText Open(BoxSecret secret, LapiMode mode, ReadOnlySpan<char> lapi, ReadOnlySpan<char> si)
    {
        if (lapi.IsEmpty)
            return OpenedText.Failed(LapiError.LapiMissing);
        if (si.IsEmpty)
            return OpenedText.Failed(LapiError.SiMissing);
        if (lapi.Length > LapiLimits.MaxUrl || si.Length > LapiLimits.MaxUrl)
            return OpenedText.Failed(LapiError.TooLong);

        Span<byte> salt = stackalloc byte[LapiSeal.SaltLength];
        Span<byte> signature = stackalloc byte[SecretCipher.SignatureLength];
        if (ReadSignature(mode, si, salt, signature) is { } malformed)
            return OpenedText.Failed(malformed);

        var bytes = ArrayPool<byte>.Shared.Rent(lapi.Length);
        var opened = !CanonicalBase64Url.TryDecode(lapi, bytes, out var length)
            ? OpenedText.Failed(LapiError.Base64Malformed)
            : mode == LapiMode.Encrypted
                ? Decrypt(secret, lapi, bytes, length, signature)
                : Verify(secret, mode, bytes.AsSpan(0, length), salt, signature);
        ArrayPool<byte>.Shared.Return(bytes);
        return opened;
    }

    private static string? ReadSignature(LapiMode mode, ReadOnlySpan<char> si, Span<byte> salt, Span<byte> signature)
    {
        var saltEnd = si.IndexOf(LapiSeal.SaltEnd);
        if (saltEnd >= 0 != (mode == LapiMode.Clear))
            return LapiError.ModeMismatch;

        if (saltEnd >= 0)
        {
            if (saltEnd != SaltText)
                return LapiError.SignatureMalformed;
            if (!CanonicalBase64Url.TryDecode(si[..saltEnd], salt, out _))
                return LapiError.Base64Malformed;
        }

        var text = si[(saltEnd + 1)..];
        if (text.Length != SignatureText)
            return LapiError.SignatureMalformed;
        return CanonicalBase64Url.TryDecode(text, signature, out _) ? null : LapiError.Base64Malformed;
    }

    private static OpenedText Verify(
        BoxSecret secret, LapiMode mode, ReadOnlySpan<byte> message, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> signature)
    {
        Span<byte> expected = stackalloc byte[SecretCipher.SignatureLength];
        if (mode == LapiMode.Clear)
        {
            SaltedSignature.Sign(secret, salt, message, expected);
        }
        else
        {
            var cipher = secret.RentCipher();
            cipher.Sign(message, expected);
            secret.ReturnCipher(cipher);
        }

        return CryptographicOperations.FixedTimeEquals(expected, signature)
            ? Text(message)
            : OpenedText.Failed(LapiError.SealInvalid);
    }

    private static OpenedText Decrypt(BoxSecret secret, ReadOnlySpan<char> lapi, byte[] bytes, int length, ReadOnlySpan<byte> signature)
    {
        if (length < 2 * SecretCipher.BlockLength || length % SecretCipher.BlockLength != 0)
            return OpenedText.Failed(LapiError.CipherTruncated);

        var ascii = ArrayPool<byte>.Shared.Rent(lapi.Length);
        Ascii.FromUtf16(lapi, ascii, out var asciiLength);
        Span<byte> expected = stackalloc byte[SecretCipher.SignatureLength];
        var cipher = secret.RentCipher();
        cipher.Sign(ascii.AsSpan(0, asciiLength), expected);
        ArrayPool<byte>.Shared.Return(ascii);

        var isGenuine = CryptographicOperations.FixedTimeEquals(expected, signature);
        // A message with a wrong signature is not decrypted. Zeros of the same length are, so that the time does not distinguish a
        // wrong signature from wrong padding.
        if (!isGenuine)
            bytes.AsSpan(0, length).Clear();
        cipher.Decrypt(bytes, SecretCipher.BlockLength, length - SecretCipher.BlockLength, bytes.AsSpan(0, SecretCipher.BlockLength));
        secret.ReturnCipher(cipher);

        var message = bytes.AsSpan(SecretCipher.BlockLength, length - SecretCipher.BlockLength);
        return CbcPadding.TryRemove(message, out var textLength) && isGenuine
            ? Text(message[..textLength])
            : OpenedText.Failed(LapiError.SealInvalid);
    }

    private static OpenedText Text(ReadOnlySpan<byte> message) => Utf8.IsValid(message)
        ? new(Encoding.UTF8.GetString(message), null)
        : OpenedText.Failed(LapiError.Utf8Invalid);
}
