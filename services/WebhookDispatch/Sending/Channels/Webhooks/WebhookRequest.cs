namespace Icaro.WebhookDispatch.Sending.Channels.Webhooks;

/// <summary>What the requests of the webhook channels have in common.</summary>
internal static class WebhookRequest
{
    public static readonly MediaTypeHeaderValue Json = new("application/json");
    public static readonly MediaTypeHeaderValue Form = new("application/x-www-form-urlencoded");

    private static readonly ProductInfoHeaderValue UserAgent = new("Icaro-Webhooks", "1");

    public static HttpRequestMessage Post(Webhook webhook, MediaTypeHeaderValue contentType) => new(HttpMethod.Post, webhook.Url)
    {
        Content = new ByteArrayContent(webhook.Body) { Headers = { ContentType = contentType } },
        Headers = { UserAgent = { UserAgent } },
    };

    public static HttpRequestMessage With(this HttpRequestMessage request, string header, string value)
    {
        request.Headers.TryAddWithoutValidation(header, value);
        return request;
    }

    /// <summary>Makes a Standard Webhook of it, if there is anything to sign it with.</summary>
    /// <exception cref="FormatException">A signing secret is malformed.</exception>
    public static HttpRequestMessage Signed(this HttpRequestMessage request, Webhook webhook)
    {
        if (webhook.Secrets.SigningSecrets is [])
            return request;

        var id = webhook.Id.ToString();
        var timestamp = webhook.SentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return request
            .With("webhook-id", id)
            .With("webhook-timestamp", timestamp)
            .With("webhook-signature", WebhookSignature.Sign(webhook.Secrets.SigningSecrets, id, timestamp, webhook.Body));
    }
}
