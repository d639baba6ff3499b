namespace Icaro.LoginApiCrypto.Protocol.Codec;

/// <summary>The shared secret of a box. Its ASCII characters are the key; it is never base64-decoded.</summary>
internal sealed class BoxSecret : IDisposable
{
    private const int IdLength = 8;

    private readonly byte[] _secret;
    private readonly byte[] _key;
    private readonly SecretCipher?[] _idle = new SecretCipher?[Environment.ProcessorCount];

    /// <exception cref="FormatException">The text is not 16 to 128 printable ASCII characters.</exception>
    public BoxSecret(string text)
    {
        if (!IsWellFormed(text))
            throw new FormatException($"A box secret has {LapiLimits.MinSecret} to {LapiLimits.MaxSecret} printable ASCII characters.");

        _secret = Encoding.ASCII.GetBytes(text);
        _key = SHA256.HashData(_secret);
        Id = Convert.ToHexStringLower(SHA256.HashData(_key).AsSpan(0, IdLength));
    }

    /// <summary>Identifies the secret without revealing it.</summary>
    public string Id { get; }

    public ReadOnlySpan<byte> Bytes => _secret;

    public static bool IsWellFormed(string text) =>
        text.Length is >= LapiLimits.MinSecret and <= LapiLimits.MaxSecret && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>A new secret of 192 bits in 32 characters, the form that boxes generate.</summary>
    public static string Generate() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    /// <summary>Takes a cipher out of the pool. Return it after use, unless it threw.</summary>
    public SecretCipher RentCipher()
    {
        for (var slot = 0; slot < _idle.Length; slot++)
        {
            if (Interlocked.Exchange(ref _idle[slot], null) is { } idle)
                return idle;
        }

        return new(_key, _secret);
    }

    public void ReturnCipher(SecretCipher cipher)
    {
        for (var slot = 0; slot < _idle.Length; slot++)
        {
            if (Interlocked.CompareExchange(ref _idle[slot], cipher, null) is null)
                return;
        }

        cipher.Dispose();
    }

    public void Dispose()
    {
        for (var slot = 0; slot < _idle.Length; slot++)
            Interlocked.Exchange(ref _idle[slot], null)?.Dispose();
    }
}
