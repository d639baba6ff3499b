namespace Icaro.Sealing;

/// <summary>One AES-256-GCM key with the id by which sealed values name it; both are derived from its text with HKDF-SHA256.</summary>
internal sealed class SealingKey : IDisposable
{
    /// <summary>A key text is a generated secret, not a chosen word.</summary>
    public const int MinimumTextLength = 32;

    private const int TagLength = 16;

    // AesGcm is not safe for concurrent use of one instance on every platform.
    private readonly ThreadLocal<AesGcm> _cipher;
    private readonly string _text;

    private SealingKey(string text, byte[] id, byte[] key)
    {
        _text = text;
        Id = id;
        _cipher = new(() => new AesGcm(key, TagLength), trackAllValues: true);
    }

    public byte[] Id { get; }

    public static SealingKey FromText(string text)
    {
        if (text.Length < MinimumTextLength)
            throw new FormatException($"A sealing key has at least {MinimumTextLength} characters.");

        return new(text, Derive(text, 4, "icaro sealing key id"), Derive(text, 32, "icaro sealing key"));
    }

    public byte[] DeriveNonceKey(string purpose) => Derive(_text, 32, $"icaro sealing nonces: {purpose}");

    public void Encrypt(
        ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, ReadOnlySpan<byte> purpose) =>
        _cipher.Value!.Encrypt(nonce, plaintext, ciphertext, tag, purpose);

    public void Decrypt(
        ReadOnlySpan<byte> nonce,
        ReadOnlySpan<byte> ciphertext,
        ReadOnlySpan<byte> tag,
        Span<byte> plaintext,
        ReadOnlySpan<byte> purpose) =>
        _cipher.Value!.Decrypt(nonce, ciphertext, tag, plaintext, purpose);

    public void Dispose()
    {
        foreach (var cipher in _cipher.Values)
            cipher.Dispose();
        _cipher.Dispose();
    }

    private static byte[] Derive(string text, int length, string info) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(text), length, info: Encoding.UTF8.GetBytes(info));
}
