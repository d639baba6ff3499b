namespace Icaro.WebhookDispatch.Sending.Channels.Webhooks;

/// <summary>The one request and answer that a webhook is.</summary>
internal sealed class WebhookExchange(EgressClient egress, KeyRing keys)
{
    /// <inheritdoc cref="IDeliveryChannel.SendAsync"/>
    public async Task<ChannelAnswer> SendAsync(
        ClaimedDelivery delivery, DateTimeOffset now, Func<Webhook, HttpRequestMessage> create, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(delivery.Url, UriKind.Absolute, out var url))
            return new(EgressError.InvalidUrl);

        var secrets = EndpointSecrets.Open(delivery, keys, now);
        var body = keys.Open(delivery.SealedBody, SealPurpose.WebhookBody);
        using var request = create(new(url, delivery.Id, now, body, secrets));
        var response = await egress.SendAsync(request, cancellationToken);
        var sample = ResponseSample.Seal(keys, response.Body, body, secrets.All);
        return new(AttemptError.Of(response.Status), (int)response.Status, sample, response.RetryAfter);
    }
}
