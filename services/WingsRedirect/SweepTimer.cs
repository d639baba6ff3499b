namespace Icaro.WingsRedirect;

/// <summary>Lets one of many callers a minute remove what has expired.</summary>
internal sealed class SweepTimer(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private long _sweptAt = time.GetTimestamp();

    public bool IsDue()
    {
        var sweptAt = Volatile.Read(ref _sweptAt);
        return time.GetElapsedTime(sweptAt) >= Interval
            && Interlocked.CompareExchange(ref _sweptAt, time.GetTimestamp(), sweptAt) == sweptAt;
    }
}
