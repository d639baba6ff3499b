namespace Icaro.Sealing;

/// <summary>Seals secrets for storage and transport: AES-256-GCM with the newest key. Every key of the ring opens.</summary>
/// <remarks>
/// Layout of a sealed value: version (1 byte), key id (4), nonce (12), ciphertext, tag (16). The purpose is authenticated with it.
/// </remarks>
public sealed class KeyRing : IDisposable
{
    /// <summary>Characters of a key's text.</summary>
    public const int MinimumKeyLength = SealingKey.MinimumTextLength;

    private const byte Version = 1;
    private const int KeyIdLength = 4;
    private const int HeaderLength = 1 + KeyIdLength + NonceLength;
    internal const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly SealingKey[] _keys;

    private KeyRing(SealingKey[] keys) => _keys = keys;

    /// <summary>Identifies the ring by the ids of its keys.</summary>
    public string Id => string.Join(',', KeyIds);

    /// <summary>In hex, newest first.</summary>
    public IReadOnlyList<string> KeyIds => [.. _keys.Select(key => Convert.ToHexStringLower(key.Id))];

    /// <summary>Reads key texts separated by commas: the first seals, all of them open.</summary>
    /// <exception cref="FormatException">A key text has fewer than <see cref="SealingKey.MinimumTextLength"/> characters.</exception>
    public static KeyRing Parse(string text) =>
        new([.. text.Split(',', StringSplitOptions.TrimEntries).Select(SealingKey.FromText)]);

    public byte[] Seal(string plaintext, string purpose) => Seal(Encoding.UTF8.GetBytes(plaintext), purpose);

    public byte[] Seal(ReadOnlySpan<byte> plaintext, string purpose)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        RandomNumberGenerator.Fill(nonce);
        var sealedValue = new byte[SealedLength(plaintext.Length)];
        Seal(plaintext, Encoding.UTF8.GetBytes(purpose), nonce, sealedValue);
        return sealedValue;
    }

    /// <summary>Seals equal content to equal text.</summary>
    public RepeatableSeal Repeatable(string purpose) => new(this, purpose);

    /// <exception cref="CryptographicException">The value was not sealed by a key of this ring for this purpose, or was
    /// altered.</exception>
    public string OpenText(byte[] sealedValue, string purpose) => Encoding.UTF8.GetString(Open(sealedValue, purpose));

    /// <inheritdoc cref="OpenText"/>
    public byte[] Open(byte[] sealedValue, string purpose)
    {
        if (sealedValue.Length < HeaderLength + TagLength || sealedValue[0] != Version)
            throw new CryptographicException("This is not a sealed value.");

        var parts = new SealedParts(sealedValue);
        var plaintext = new byte[parts.Ciphertext.Length];
        KeyNamed(parts.KeyId).Decrypt(parts.Nonce, parts.Ciphertext, parts.Tag, plaintext, Encoding.UTF8.GetBytes(purpose));
        return plaintext;
    }

    /// <returns>The same plaintext, sealed with the newest key; null for a value that this key has sealed.</returns>
    /// <inheritdoc cref="OpenText" path="/exception"/>
    public byte[]? Renew(byte[] sealedValue, string purpose)
    {
        var plaintext = Open(sealedValue, purpose);
        return new SealedParts(sealedValue).KeyId.SequenceEqual(_keys[0].Id) ? null : Seal(plaintext, purpose);
    }

    /// <summary>The first characters in base64 of all that the key has sealed, as far as they are the same.</summary>
    public static string Base64PrefixOf(string keyId) => Convert.ToBase64String([Version, .. Convert.FromHexString(keyId)])[..6];

    internal static int SealedLength(int plaintextLength) => HeaderLength + plaintextLength + TagLength;

    /// <summary>Derives it from the newest key.</summary>
    internal byte[] DeriveNonceKey(string purpose) => _keys[0].DeriveNonceKey(purpose);

    internal void Seal(ReadOnlySpan<byte> plaintext, ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> nonce, Span<byte> sealedValue)
    {
        var key = _keys[0];
        var parts = new SealedParts(sealedValue);

        sealedValue[0] = Version;
        key.Id.CopyTo(parts.KeyId);
        nonce.CopyTo(parts.Nonce);
        key.Encrypt(parts.Nonce, plaintext, parts.Ciphertext, parts.Tag, purpose);
    }

    /// <summary>Opens input from outside, without an exception when it is refused.</summary>
    internal bool TryOpen(Span<byte> sealedValue, ReadOnlySpan<byte> purpose, Span<byte> plaintext, out int length)
    {
        length = 0;
        if (sealedValue.Length < HeaderLength + TagLength || sealedValue[0] != Version)
            return false;

        var parts = new SealedParts(sealedValue);
        if (FindKey(parts.KeyId) is not { } key)
            return false;

        try
        {
            key.Decrypt(parts.Nonce, parts.Ciphertext, parts.Tag, plaintext[..parts.Ciphertext.Length], purpose);
            length = parts.Ciphertext.Length;
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        foreach (var key in _keys)
            key.Dispose();
    }

    private SealingKey KeyNamed(ReadOnlySpan<byte> id) =>
        FindKey(id) ?? throw new CryptographicException($"The key ring has no key {Convert.ToHexStringLower(id)}.");

    private SealingKey? FindKey(ReadOnlySpan<byte> id)
    {
        foreach (var key in _keys)
        {
            if (id.SequenceEqual(key.Id))
                return key;
        }

        return null;
    }

    private readonly ref struct SealedParts(Span<byte> value)
    {
        public Span<byte> KeyId { get; } = value.Slice(1, KeyIdLength);

        public Span<byte> Nonce { get; } = value.Slice(1 + KeyIdLength, NonceLength);

        public Span<byte> Ciphertext { get; } = value[HeaderLength..^TagLength];

        public Span<byte> Tag { get; } = value[^TagLength..];
    }
}
