namespace Icaro.WebhookDispatch.Sending.Channels.Webhooks;

/// <summary>Platforms that know the original find its token; the others find a Standard Webhook.</summary>
internal sealed class IcaroChannel(WebhookExchange exchange) : IDeliveryChannel
{
    public string Name => EndpointChannel.Icaro;

    public Task<ChannelAnswer> SendAsync(ClaimedDelivery delivery, DateTimeOffset now, CancellationToken cancellationToken) =>
        exchange.SendAsync(delivery, now, Create, cancellationToken);

    private static HttpRequestMessage Create(Webhook webhook) => WebhookRequest.Post(webhook, WebhookRequest.Json)
        .With("X-Icaro-WebHook-Token", webhook.Secrets.Token)
        .Signed(webhook);
}
