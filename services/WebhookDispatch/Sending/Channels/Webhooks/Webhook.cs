namespace Icaro.WebhookDispatch.Sending.Channels.Webhooks;

/// <summary>All that a webhook's request is made of, in clear.</summary>
internal sealed record Webhook(Uri Url, Guid Id, DateTimeOffset SentAt, byte[] Body, EndpointSecrets Secrets)
{
    /// <summary>Keeps the secrets out of whatever prints the record.</summary>
    public override string ToString() => nameof(Webhook);
}
