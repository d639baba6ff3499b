namespace Icaro.WebhookDispatch.Sending.Channels.Webhooks;

/// <summary>Sends a webhook's request, and turns the response into a result.</summary>
internal sealed class WebhookExchange(EgressClient egress, KeyRing keys)
{
    /// <summary>Decrypts the delivery's body and secrets.</summary>
    /// <exception cref="EgressException">The URL is invalid.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The body or a secret was sealed with other keys.</exception>
    public WebhookRequest CreateRequest(ClaimedDelivery delivery, DateTimeOffset now, string contentType)
    {
        if (!Uri.TryCreate(delivery.Url, UriKind.Absolute, out var url))
            throw new EgressException(EgressError.InvalidUrl);

        var secrets = EndpointSecrets.Open(delivery, keys, now);
        var body = keys.Open(delivery.SealedBody, SealPurpose.WebhookBody);
        var request = new WebhookRequest(url, delivery.Id, now, body, contentType, secrets, delivery.Lease);
        return delivery.IsTest
            ? request.With("X-Icaro-Test", "true")
            : request.With("X-Icaro-Sequence", delivery.Sequence.ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc cref="IDeliveryChannel.SendAsync"/>
    public async Task<AttemptResult> SendAsync(ClaimedDelivery delivery, WebhookRequest webhook, CancellationToken cancellationToken)
    {
        using var request = webhook.ToHttpRequest();
        var response = await egress.SendAsync(request, cancellationToken);
        var sample = ResponseSample.Seal(keys, response.Body, webhook.Body, webhook.Secrets.All);
        return new(delivery, AttemptError.Of(response.Status), (int)response.Status, sample, response.RetryAfter);
    }
}
