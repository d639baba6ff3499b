namespace Icaro.LoginApiCrypto.Protocol.Codec;

/// <summary>The signature whose key is the salt followed by the secret, so that it cannot be keyed in advance.</summary>
internal static class LapiSignature
{
    public static void SignSalted(BoxSecret secret, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> message, Span<byte> signature)
    {
        Span<byte> key = stackalloc byte[LapiSeal.SaltLength + LapiLimits.MaxSecret];
        salt.CopyTo(key);
        secret.Bytes.CopyTo(key[salt.Length..]);
        HMACSHA256.HashData(key[..(salt.Length + secret.Bytes.Length)], message, signature);
        CryptographicOperations.ZeroMemory(key);
    }
}
