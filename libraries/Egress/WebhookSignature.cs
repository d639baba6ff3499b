using System.Security.Cryptography;
using System.Text;

namespace Icaro.Egress;

/// <summary>Signs as Standard Webhooks says: HMAC-SHA256 over <c>id.timestamp.body</c>.</summary>
public static class WebhookSignature
{
    private const string SecretPrefix = "whsec_";

    /// <summary>One signature by each secret, in their order, separated by spaces: whoever knows one of them can verify.</summary>
    public static string Sign(IReadOnlyList<string> secrets, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        var signatures = Sign(secrets[0], id, timestamp, body);
        for (var i = 1; i < secrets.Count; i++)
            signatures += $" {Sign(secrets[i], id, timestamp, body)}";
        return signatures;
    }

    /// <param name="secret">Base64, with or without <c>whsec_</c> before it.</param>
    /// <param name="id">The value of <c>webhook-id</c>.</param>
    /// <param name="timestamp">The value of <c>webhook-timestamp</c>.</param>
    /// <param name="body">The bytes of the request's body.</param>
    /// <exception cref="FormatException">The secret is not base64.</exception>
    public static string Sign(string secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        var key = Convert.FromBase64String(secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret);
        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, content))}";
    }
}
