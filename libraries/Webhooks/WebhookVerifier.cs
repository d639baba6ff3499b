namespace Icaro.Webhooks;

/// <summary>
/// Verifies webhooks as <see href="https://www.standardwebhooks.com">Standard Webhooks</see> specifies: who sent these bytes, and when.
/// </summary>
/// <remarks>All members may be used by several threads at once.</remarks>
public sealed class WebhookVerifier
{
    private const string Version = "v1,";

    private readonly WebhookSecret[] _secrets;
    private readonly TimeProvider _time;

    /// <summary>Creates a verifier for all webhooks that are signed with one of the secrets.</summary>
    /// <param name="secrets">At least one; while a secret is replaced, the old and the new one.</param>
    /// <param name="time">The clock; null for the machine's.</param>
    /// <exception cref="ArgumentException">There is no secret, or one is not base64.</exception>
    public WebhookVerifier(IEnumerable<string> secrets, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        _secrets = [.. secrets.Select(text => WebhookSecret.TryParse(text, out var secret)
            ? secret
            : throw new ArgumentException("A secret is neither whsec_<base64> nor base64", nameof(secrets)))];
        if (_secrets is [])
            throw new ArgumentException("There is no secret", nameof(secrets));
        _time = time ?? TimeProvider.System;
    }

    /// <summary>How far <c>webhook-timestamp</c> may be from now, in both directions. Five minutes, as the specification says.</summary>
    public TimeSpan Tolerance { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The largest body in bytes that <see cref="WebhookEndpointExtensions.RequireSignedWebhook"/> reads.</summary>
    public int MaxBodySize { get; init; } = 1 << 20;

    /// <summary>Verifies a request.</summary>
    /// <param name="headers">The headers of the request.</param>
    /// <param name="body">The body as it arrived. JSON that was parsed and written again is another body.</param>
    /// <returns>Null for an authentic webhook.</returns>
    public WebhookRefusal? Verify(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return Verify(headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"], body);
    }

    /// <summary>Verifies a webhook.</summary>
    /// <param name="id">The value of <c>webhook-id</c>.</param>
    /// <param name="timestamp">The value of <c>webhook-timestamp</c>.</param>
    /// <param name="signatures">The value of <c>webhook-signature</c>.</param>
    /// <param name="body">The body as it arrived. JSON that was parsed and written again is another body.</param>
    /// <returns>Null for an authentic webhook.</returns>
    public WebhookRefusal? Verify(string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(timestamp) || string.IsNullOrEmpty(signatures))
            return WebhookRefusal.HeaderMissing;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sentAt))
            return WebhookRefusal.TimestampInvalid;

        var age = _time.GetUtcNow().ToUnixTimeSeconds() - sentAt;
        return age > Tolerance.TotalSeconds ? WebhookRefusal.TooOld
            : age < -Tolerance.TotalSeconds ? WebhookRefusal.TooNew
            : IsSigned(id, timestamp, signatures, body) ? null
            : WebhookRefusal.SignatureWrong;
    }

    private bool IsSigned(string id, string timestamp, string signatures, ReadOnlySpan<byte> body)
    {
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var secret in _secrets)
        {
            secret.Sign(id, timestamp, body, expected);
            if (IsAmong(signatures, expected))
                return true;
        }

        return false;
    }

    /// <summary>A sender that replaces its secret sends a signature by each, separated by spaces.</summary>
    private static bool IsAmong(ReadOnlySpan<char> signatures, ReadOnlySpan<byte> expected)
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
