namespace Icaro.WebhookDispatch.Sending.Channels.Webhooks;

/// <summary>A project's webhook: its receiver knows the partner's token, if there is one, and may verify a Standard Webhook.</summary>
internal sealed class DeviceChannel(WebhookExchange exchange) : IDeliveryChannel
{
    public string Name => EndpointChannel.Device;

    public Task<ChannelAnswer> SendAsync(ClaimedDelivery delivery, DateTimeOffset now, CancellationToken cancellationToken) =>
        exchange.SendAsync(delivery, now, Create, cancellationToken);

    private static HttpRequestMessage Create(Webhook webhook)
    {
        var request = WebhookRequest.Post(webhook, WebhookRequest.Json);
        if (webhook.Secrets.Token is not "")
            request.With("auth-token", Convert.ToBase64String(Encoding.UTF8.GetBytes(webhook.Secrets.Token)));
        return request.Signed(webhook);
    }
}
