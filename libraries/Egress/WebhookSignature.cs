using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Icaro.Egress;

/// <summary>Signs requests as Standard Webhooks specifies: HMAC-SHA256 over <c>id.timestamp.body</c>.</summary>
public static class WebhookSignature
{
    private const string SecretPrefix = "whsec_";
    private const int MinKeyLength = 24;
    private const int MaxKeyLength = 64;

    /// <summary>
    /// Whether the text is a secret as Standard Webhooks specifies: base64 of 24 to 64 bytes, with or without <c>whsec_</c>.
    /// </summary>
    public static bool IsSecret(string text)
    {
        Span<byte> key = stackalloc byte[MaxKeyLength + 2];
        return Convert.TryFromBase64Chars(WithoutPrefix(text), key, out var length) && length is >= MinKeyLength and <= MaxKeyLength;
    }

    /// <summary>Sets the headers <c>webhook-id</c>, <c>webhook-timestamp</c> and <c>webhook-signature</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="secrets">At least one.</param>
    /// <param name="id">The same for every attempt to send the message.</param>
    /// <param name="sentAt">The time of the attempt.</param>
    /// <param name="body">The body of the request.</param>
    /// <exception cref="FormatException">A secret is not base64.</exception>
    public static void SignWebhook(
        this HttpRequestMessage request, IReadOnlyList<string> secrets, string id, DateTimeOffset sentAt, ReadOnlySpan<byte> body)
    {
        var timestamp = sentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", timestamp);
        request.Headers.TryAddWithoutValidation("webhook-signature", Sign(secrets, id, timestamp, body));
    }

    /// <summary>One signature by each secret, in their order, separated by spaces: a receiver that knows one of them can verify.</summary>
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
    /// <param name="body">The body of the request.</param>
    /// <exception cref="FormatException">The secret is not base64.</exception>
    public static string Sign(string secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        var key = Convert.FromBase64String(WithoutPrefix(secret));
        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, content))}";
    }

    private static string WithoutPrefix(string secret) =>
        secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret;
}
