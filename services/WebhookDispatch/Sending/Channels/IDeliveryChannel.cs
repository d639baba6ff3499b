namespace Icaro.WebhookDispatch.Sending.Channels;

/// <summary>Sends the deliveries of one kind of endpoint.</summary>
internal interface IDeliveryChannel
{
    /// <summary>One of <see cref="Contracts.EndpointChannel"/>.</summary>
    string Name { get; }

    /// <summary>Sends a delivery once, within <see cref="EgressOptions.ExchangeTimeout"/>.</summary>
    /// <returns>The response. The caller adds the times and the delivery's state.</returns>
    /// <exception cref="EgressException">There was no response.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The body or a secret was sealed with other keys.</exception>
    /// <exception cref="FormatException">A secret is malformed.</exception>
    Task<AttemptResult> SendAsync(ClaimedDelivery delivery, DateTimeOffset now, CancellationToken cancellationToken);
}
