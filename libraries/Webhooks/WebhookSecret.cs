namespace Icaro.Webhooks;

/// <summary>The key that sender and receiver share.</summary>
public sealed class WebhookSecret
{
    private const string Prefix = "whsec_";

    private readonly byte[] _key;

    private WebhookSecret(byte[] key) => _key = key;

    /// <summary>Reads a secret: base64, with or without <c>whsec_</c> before it.</summary>
    /// <param name="text">The secret as it was shown when the integration was created, or when the secret was replaced.</param>
    /// <param name="secret">The secret, if the text is one.</param>
    /// <returns>False for any other text.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out WebhookSecret? secret)
    {
        secret = null;
        if (text is null)
            return false;

        var base64 = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
        var key = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, key, out var length) || length == 0)
            return false;

        secret = new(key[..length]);
        return true;
    }

    /// <summary>Signs the <c>state</c> of a guest, for a callback of captive portals that must be signed.</summary>
    /// <param name="state">The state, as the platform received it.</param>
    /// <returns>The value of <c>signature</c>: HMAC-SHA256 in lowercase hex.</returns>
    public string SignState(string state) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(state)));

    /// <summary>Keeps the key out of logs.</summary>
    /// <returns>The name of the type.</returns>
    public override string ToString() => nameof(WebhookSecret);

    /// <summary>HMAC-SHA256 over <c>id.timestamp.body</c>.</summary>
    internal void Sign(string id, string timestamp, ReadOnlySpan<byte> body, Span<byte> signature)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hmac.AppendData(body);
        hmac.GetHashAndReset(signature);
    }
}
