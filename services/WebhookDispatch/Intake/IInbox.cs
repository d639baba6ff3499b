namespace Icaro.WebhookDispatch.Intake;

/// <summary>What the consumers, which the bus wants to be public, see of the inbox.</summary>
public interface IInbox
{
    /// <summary>Ends when the toggle is stored, however long that takes.</summary>
    /// <param name="toggle">The toggle as it came on the bus.</param>
    /// <param name="traceParent">The W3C trace context in which it was published.</param>
    /// <param name="cancellationToken">Ends the wait; the toggle may be stored all the same.</param>
    /// <exception cref="ArgumentException">The toggle contradicts what is stored, or has no endpoint.</exception>
    /// <exception cref="Npgsql.PostgresException">The toggle has values that cannot be stored.</exception>
    Task StoreAsync(IntegrationToggled toggle, string? traceParent, CancellationToken cancellationToken);

    /// <summary>Ends when all of the message's deliveries are stored, in one transaction.</summary>
    /// <exception cref="ArgumentException">One of them contradicts what is stored, which is left out, or there is no endpoint.</exception>
    /// <exception cref="Npgsql.PostgresException">The message has values that cannot be stored, and nothing of it is.</exception>
    /// <inheritdoc cref="StoreAsync(IntegrationToggled, string?, CancellationToken)"/>
    Task StoreAsync(DeliveriesRequested owed, string? traceParent, CancellationToken cancellationToken);
}
