namespace Icaro.WingsRedirect.Portals;

/// <summary>The key of a platform's signing secret, which signs states: <c>signature = hex(HMAC-SHA256(key, state))</c>.</summary>
internal sealed class ConfirmationKey
{
    private const string Prefix = "whsec_";

    private readonly byte[] _key;

    /// <param name="signingSecret"><c>whsec_</c> and the key in base64.</param>
    public ConfirmationKey(string signingSecret) => _key = Convert.FromBase64String(signingSecret[Prefix.Length..]);

    /// <returns>Lowercase hex.</returns>
    public string Sign(ReadOnlySpan<char> state)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash(state, hash);
        return Convert.ToHexStringLower(hash);
    }

    public bool Matches(ReadOnlySpan<char> state, ReadOnlySpan<char> signature)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (signature.Length != 2 * given.Length
            || Convert.FromHexString(signature, given, out _, out _) != OperationStatus.Done)
            return false;

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Hash(state, expected);
        return CryptographicOperations.FixedTimeEquals(given, expected);
    }

    private void Hash(ReadOnlySpan<char> state, Span<byte> hash) =>
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(state.ToArray()), hash);
}
