namespace Icaro.WebhookDispatch.Sending;

/// <summary>
/// How long a claim may be used. A replica that was suspended in between must not send what another one has sent since. Both clocks are
/// read, because one stands still while the machine is suspended. The time itself is the database's, so that a wrong clock of one
/// machine decides about no delivery.
/// </summary>
/// <param name="usableFor">From the claim to the beginning of a request, which then ends before the lease.</param>
/// <param name="time">The clocks.</param>
internal sealed class Lease(TimeSpan usableFor, TimeProvider time)
{
    private readonly long _claimed = time.GetTimestamp();
    private readonly DateTimeOffset _claimedAt = time.GetUtcNow();

    public DateTimeOffset Now(ClaimedDelivery claimed) => claimed.ClaimedAt + time.GetElapsedTime(_claimed);

    public bool IsOver => time.GetElapsedTime(_claimed) > usableFor || time.GetUtcNow() - _claimedAt > usableFor;
}
