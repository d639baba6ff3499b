namespace Icaro.WebhookDispatch.Sending.Channels.Webhooks;

/// <summary>Platforms. Those of the original Icaro check the token, others verify the signature.</summary>
internal sealed class IcaroChannel(WebhookExchange exchange) : IDeliveryChannel
{
    public string Name => EndpointChannel.Icaro;

    public Task<AttemptResult> SendAsync(ClaimedDelivery delivery, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var request = exchange.CreateRequest(delivery, now, WebhookRequest.Json);
        return exchange.SendAsync(delivery, request.With("X-Icaro-WebHook-Token", request.Secrets.Token), cancellationToken);
    }
}

/// <summary>Webhooks of a partner's project. Receivers check the partner's token, if there is one, and may verify the signature.</summary>
internal sealed class DeviceChannel(WebhookExchange exchange) : IDeliveryChannel
{
    public string Name => EndpointChannel.Device;

    public Task<AttemptResult> SendAsync(ClaimedDelivery delivery, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var request = exchange.CreateRequest(delivery, now, WebhookRequest.Json);
        if (request.Secrets.Token is not "")
            request.With("auth-token", Convert.ToBase64String(Encoding.UTF8.GetBytes(request.Secrets.Token)));
        return exchange.SendAsync(delivery, request, cancellationToken);
    }
}

/// <summary>Callbacks of connected modules. The marketplace encodes the form, and includes the module's credentials in it.</summary>
internal sealed class ModuleChannel(WebhookExchange exchange) : IDeliveryChannel
{
    public string Name => EndpointChannel.Module;

    public Task<AttemptResult> SendAsync(ClaimedDelivery delivery, DateTimeOffset now, CancellationToken cancellationToken) =>
        exchange.SendAsync(delivery, exchange.CreateRequest(delivery, now, WebhookRequest.Form), cancellationToken);
}
