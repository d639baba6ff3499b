namespace Icaro.WebhookDispatch.Sending.Channels.Webhooks;

/// <summary>A connected module's callback: the marketplace made the form, and whatever shows that it is ours is in it.</summary>
internal sealed class ModuleChannel(WebhookExchange exchange) : IDeliveryChannel
{
    public string Name => EndpointChannel.Module;

    public Task<ChannelAnswer> SendAsync(ClaimedDelivery delivery, DateTimeOffset now, CancellationToken cancellationToken) =>
        exchange.SendAsync(delivery, now, webhook => WebhookRequest.Post(webhook, WebhookRequest.Form).Signed(webhook), cancellationToken);
}
