using System.Security.Cryptography;
using System.Text;

namespace Icaro.ServiceDefaults.Sealing;

/// <summary>Seals secrets for storage and transport: AES-256-GCM under the newest key, readable under every key of the ring.</summary>
/// <remarks>Layout of a sealed value: version (1 byte), key id (4), nonce (12), ciphertext, tag (16). The purpose is authenticated with it.</remarks>
public sealed class KeyRing : IDisposable
{
    private const byte Version = 1;
    private const int KeyIdLength = 4;
    private const int HeaderLength = 1 + KeyIdLength + NonceLength;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly SealingKey[] _keys;

    private KeyRing(SealingKey[] keys) => _keys = keys;

    /// <summary>Names the ring without revealing it: the ids of its keys.</summary>
    public string Id => string.Join(',', _keys.Select(key => Convert.ToHexStringLower(key.Id)));

    /// <summary>Reads key texts separated by commas: the first seals, all of them open.</summary>
    /// <exception cref="FormatException">A key text has fewer than <see cref="SealingKey.MinimumTextLength"/> characters.</exception>
    public static KeyRing Parse(string text) =>
        new([.. text.Split(',', StringSplitOptions.TrimEntries).Select(SealingKey.FromText)]);

    public byte[] Seal(string plaintext, string purpose) => Seal(Encoding.UTF8.GetBytes(plaintext), purpose);

    public byte[] Seal(ReadOnlySpan<byte> plaintext, string purpose)
    {
        var key = _keys[0];
        var sealedValue = new byte[HeaderLength + plaintext.Length + TagLength];
        var parts = new SealedParts(sealedValue);

        sealedValue[0] = Version;
        key.Id.CopyTo(parts.KeyId);
        RandomNumberGenerator.Fill(parts.Nonce);
        key.Encrypt(parts.Nonce, plaintext, parts.Ciphertext, parts.Tag, Encoding.UTF8.GetBytes(purpose));
        return sealedValue;
    }

    /// <exception cref="CryptographicException">The value was not sealed by a key of this ring for this purpose, or was altered.</exception>
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

    public void Dispose()
    {
        foreach (var key in _keys)
            key.Dispose();
    }

    private SealingKey KeyNamed(ReadOnlySpan<byte> id)
    {
        foreach (var key in _keys)
        {
            if (id.SequenceEqual(key.Id))
                return key;
        }

        throw new CryptographicException($"The key ring has no key {Convert.ToHexStringLower(id)}.");
    }

    private readonly ref struct SealedParts(Span<byte> value)
    {
        public Span<byte> KeyId { get; } = value.Slice(1, KeyIdLength);

        public Span<byte> Nonce { get; } = value.Slice(1 + KeyIdLength, NonceLength);

        public Span<byte> Ciphertext { get; } = value[HeaderLength..^TagLength];

        public Span<byte> Tag { get; } = value[^TagLength..];
    }
}
