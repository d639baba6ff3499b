namespace Icaro.LoginApiCrypto.Protocol.Codec;

/// <summary>Creates <c>lapi</c> and <c>si</c> of a message. It allocates only these two.</summary>
internal static class LapiSeal
{
    public const int SaltLength = 8;
    public const char SaltEnd = '$';

    /// <param name="secret">The secret of the box.</param>
    /// <param name="mode">The mode of the box.</param>
    /// <param name="text">The fields, joined.</param>
    public static SealedText Seal(BoxSecret secret, LapiMode mode, string text)
    {
        Span<byte> nonce = stackalloc byte[SecretCipher.BlockLength];
        nonce = nonce[..NonceLength(mode)];
        RandomPool.Fill(nonce);
        return Seal(secret, mode, text, nonce);
    }

    /// <inheritdoc cref="Seal(BoxSecret, LapiMode, string)"/>
    /// <param name="nonce">An IV of 16 bytes, a salt of 8 bytes, or nothing. It must not be reused.</param>
    internal static SealedText Seal(BoxSecret secret, LapiMode mode, string text, ReadOnlySpan<byte> nonce)
    {
        var cipher = secret.RentCipher();
        var sealedText = mode switch
        {
            LapiMode.Encrypted => Encrypt(cipher, text, nonce),
            LapiMode.Clear => SignSalted(secret, text, nonce),
            _ => Sign(cipher, text),
        };
        secret.ReturnCipher(cipher);
        return sealedText;
    }

    private static int NonceLength(LapiMode mode) => mode switch
    {
        LapiMode.Encrypted => SecretCipher.BlockLength,
        LapiMode.Clear => SaltLength,
        _ => 0,
    };

    private static SealedText Encrypt(SecretCipher cipher, string text, ReadOnlySpan<byte> iv)
    {
        var maxLength = Encoding.UTF8.GetMaxByteCount(text.Length) + (2 * SecretCipher.BlockLength);
        var bytes = ArrayPool<byte>.Shared.Rent(maxLength);
        var ascii = ArrayPool<byte>.Shared.Rent(Base64Url.GetEncodedLength(maxLength));

        iv.CopyTo(bytes);
        var textLength = Encoding.UTF8.GetBytes(text, bytes.AsSpan(iv.Length));
        var padding = SecretCipher.BlockLength - (textLength % SecretCipher.BlockLength);
        bytes.AsSpan(iv.Length + textLength, padding).Fill((byte)padding);
        cipher.Encrypt(bytes, iv.Length, textLength + padding, iv);

        var lapi = ascii.AsSpan(0, Base64Url.EncodeToUtf8(bytes.AsSpan(0, iv.Length + textLength + padding), ascii));
        Span<byte> signature = stackalloc byte[SecretCipher.SignatureLength];
        cipher.Sign(lapi, signature);
        var result = new SealedText(Encoding.ASCII.GetString(lapi), Base64Url.EncodeToString(signature));

        ArrayPool<byte>.Shared.Return(ascii);
        ArrayPool<byte>.Shared.Return(bytes);
        return result;
    }

    private static SealedText SignSalted(BoxSecret secret, string text, ReadOnlySpan<byte> salt)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var message = bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes));

        Span<byte> signature = stackalloc byte[SecretCipher.SignatureLength];
        SaltedSignature.Sign(secret, salt, message, signature);
        Span<char> si = stackalloc char[Base64Url.GetEncodedLength(salt.Length) + 1 + Base64Url.GetEncodedLength(signature.Length)];
        var saltEnd = Base64Url.EncodeToChars(salt, si);
        si[saltEnd] = SaltEnd;
        Base64Url.EncodeToChars(signature, si[(saltEnd + 1)..]);
        var result = new SealedText(Base64Url.EncodeToString(message), new(si));

        ArrayPool<byte>.Shared.Return(bytes);
        return result;
    }

    private static SealedText Sign(SecretCipher cipher, string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var message = bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes));

        Span<byte> signature = stackalloc byte[SecretCipher.SignatureLength];
        cipher.Sign(message, signature);
        var result = new SealedText(Base64Url.EncodeToString(message), Base64Url.EncodeToString(signature));

        ArrayPool<byte>.Shared.Return(bytes);
        return result;
    }
}

/// <summary>The signature whose key is the salt followed by the secret, which therefore cannot be initialized in advance.</summary>
internal static class SaltedSignature
{
    public static void Sign(BoxSecret secret, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> message, Span<byte> signature)
    {
        Span<byte> key = stackalloc byte[LapiSeal.SaltLength + LapiLimits.MaxSecret];
        salt.CopyTo(key);
        secret.Bytes.CopyTo(key[salt.Length..]);
        HMACSHA256.HashData(key[..(salt.Length + secret.Bytes.Length)], message, signature);
        CryptographicOperations.ZeroMemory(key);
    }
}
