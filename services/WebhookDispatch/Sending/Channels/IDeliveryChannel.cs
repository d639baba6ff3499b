namespace Icaro.WebhookDispatch.Sending.Channels;

/// <summary>How the deliveries of a kind of endpoint become requests.</summary>
internal interface IDeliveryChannel
{
    /// <summary>One of <see cref="Contracts.EndpointChannel"/>.</summary>
    string Name { get; }

    /// <summary>Sends a delivery once, within the time that the egress door gives an exchange.</summary>
    /// <exception cref="EgressException">There was no answer.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">What is needed was sealed under other keys.</exception>
    /// <exception cref="FormatException">A secret is malformed.</exception>
    Task<ChannelAnswer> SendAsync(ClaimedDelivery delivery, DateTimeOffset now, CancellationToken cancellationToken);
}
