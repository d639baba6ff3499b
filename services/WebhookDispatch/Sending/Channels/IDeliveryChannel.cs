namespace Icaro.WebhookDispatch.Sending.Channels;

/// <summary>Sends the deliveries of one kind of endpoint.</summary>
internal interface IDeliveryChannel
{
    /// <summary>One of <see cref="Contracts.EndpointChannel"/>.</summary>
    string Name { get; }

    /// <summary>
    /// Sends a delivery once. The channel itself ends after <see cref="EgressOptions.ExchangeTimeout"/>: the lease is longer only by a
    /// margin. <see cref="EgressClient"/> does so for one request.
    /// </summary>
    /// <returns>
    /// The response, also for every failure that can be expected, with a stable code such as those of <see cref="AttemptError"/>. The
    /// caller adds the times and the delivery's state.
    /// </returns>
    /// <exception cref="EgressException">There was no response.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The body or a secret was sealed with other keys.</exception>
    /// <exception cref="FormatException">A secret is malformed.</exception>
    /// <exception cref="Exception">A bug: it is logged, and the delivery is retried.</exception>
    Task<AttemptResult> SendAsync(ClaimedDelivery delivery, DateTimeOffset now, CancellationToken cancellationToken);
}
