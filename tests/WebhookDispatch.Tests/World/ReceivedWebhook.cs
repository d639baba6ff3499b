using System.Security.Cryptography;

namespace Icaro.WebhookDispatch.Tests.World;

internal sealed record ReceivedWebhook(string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public Guid Id => Guid.Parse(Headers["webhook-id"]);

    public long Timestamp => long.Parse(Headers["webhook-timestamp"], CultureInfo.InvariantCulture);

    /// <summary>What Standard Webhooks says the signature is.</summary>
    public string ExpectedSignature(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var content = Encoding.UTF8.GetBytes($"{Headers["webhook-id"]}.{Headers["webhook-timestamp"]}.{Body}");
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, content));
    }
}
