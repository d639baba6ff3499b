using System.Diagnostics.CodeAnalysis;

namespace Icaro.ExternalPlatform.Receiving;

/// <summary>The receiver's half of Standard Webhooks: HMAC-SHA256 over <c>id.timestamp.body</c>.</summary>
internal sealed class SigningKey
{
    private const string Prefix = "whsec_";
    private const string Version = "v1,";
    private static readonly TimeSpan _tolerance = TimeSpan.FromMinutes(5);

    private readonly byte[] _key;

    private SigningKey(byte[] key) => _key = key;

    public static bool TryParse(string secret, [NotNullWhen(true)] out SigningKey? key)
    {
        key = null;
        var base64 = secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret;
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length) || length == 0)
            return false;

        key = new SigningKey(bytes[..length]);
        return true;
    }

    /// <summary>The reason why the webhook is not authentic, or null when it is.</summary>
    public string? Refuse(string id, string timestamp, string signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (id.Length == 0 || timestamp.Length == 0 || signatures.Length == 0)
            return "webhook-id, webhook-timestamp or webhook-signature is missing";
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return "webhook-timestamp is not a number of seconds";
        if (Math.Abs(now.ToUnixTimeSeconds() - seconds) > _tolerance.TotalSeconds)
            return "webhook-timestamp is more than 5 minutes away";

        return AnyMatches(signatures, Sign(id, timestamp, body)) ? null : "webhook-signature does not match";
    }

    /// <summary>Confirms that a guest was here: lowercase hex of HMAC-SHA256 over the state.</summary>
    public string SignState(string state) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(state)));

    private byte[] Sign(string id, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }

    // A sender that rotates its secret signs with the old and the new one: a list, separated by spaces.
    private static bool AnyMatches(ReadOnlySpan<char> signatures, ReadOnlySpan<byte> expected)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var range in signatures.Split(' '))
        {
            var signature = signatures[range];
            if (signature.StartsWith(Version)
                && Convert.TryFromBase64Chars(signature[Version.Length..], given, out var length)
                && CryptographicOperations.FixedTimeEquals(given[..length], expected))
                return true;
        }

        return false;
    }
}
