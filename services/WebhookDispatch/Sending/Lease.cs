namespace Icaro.WebhookDispatch.Sending;

/// <summary>
/// How long a claim may be used. A replica that was suspended in between must not send what another one has sent since. Both clocks are
/// read, because one stands still while the machine is suspended.
/// </summary>
/// <param name="usableFor">From the claim to the beginning of a request, which then ends before the lease.</param>
/// <param name="time">The clocks.</param>
internal sealed class Lease(TimeSpan usableFor, TimeProvider time)
{
    private readonly long _claimed = time.GetTimestamp();
    private readonly DateTimeOffset _claimedAt = time.GetUtcNow();

    public TimeSpan Age => time.GetElapsedTime(_claimed);

    private bool IsOver => Age > usableFor || time.GetUtcNow() - _claimedAt > usableFor;

    /// <exception cref="LeaseOverException">It must not be used any more.</exception>
    public void ThrowIfOver()
    {
        if (IsOver)
            throw new LeaseOverException();
    }
}

internal sealed class LeaseOverException() : Exception("The lease is over");
