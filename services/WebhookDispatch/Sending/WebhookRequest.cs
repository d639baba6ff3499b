using System.Globalization;
using System.Net.Http.Headers;

namespace Icaro.WebhookDispatch.Sending;

/// <summary>The request, byte for byte. Platforms that know the original find its token; the others find a Standard Webhook.</summary>
internal static class WebhookRequest
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <exception cref="FormatException">A signing secret is malformed.</exception>
    public static HttpRequestMessage Create(Uri url, Guid webhookId, DateTimeOffset now, byte[] body, EndpointSecrets secrets)
    {
        var id = webhookId.ToString();
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = Json } },
        };

        var headers = request.Headers;
        headers.TryAddWithoutValidation("User-Agent", "Icaro-Webhooks/1");
        headers.TryAddWithoutValidation("X-Icaro-WebHook-Token", secrets.Token);
        headers.TryAddWithoutValidation("webhook-id", id);
        headers.TryAddWithoutValidation("webhook-timestamp", timestamp);
        headers.TryAddWithoutValidation("webhook-signature", WebhookSignature.Sign(secrets.SigningSecrets, id, timestamp, body));
        return request;
    }
}
