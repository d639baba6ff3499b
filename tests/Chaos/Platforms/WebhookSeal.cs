using System.Text;

namespace Icaro.Chaos.Platforms;

/// <summary>
/// Proves where a webhook comes from: the token of Icaro, and the signature of Standard Webhooks. Written from the specification, not from
/// our code.
/// </summary>
internal sealed record WebhookSeal(string Token, byte[] Key)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <returns>What is wrong; null when nothing is.</returns>
    public string? Refuse(IHeaderDictionary headers, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (headers["X-Icaro-WebHook-Token"] != Token)
            return "the token is wrong";

        var timestamp = headers["webhook-timestamp"].ToString();
        if (!long.TryParse(timestamp, CultureInfo.InvariantCulture, out var seconds)
            || (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Tolerance)
            return $"the timestamp is {timestamp}";

        byte[] signed = [.. Encoding.ASCII.GetBytes($"{headers["webhook-id"]}.{timestamp}."), .. body];
        var expected = $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Key, signed))}";
        return headers["webhook-signature"].ToString().Split(' ').Contains(expected) ? null : "the signature is wrong";
    }
}
