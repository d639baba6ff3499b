using System.Collections.Concurrent;

namespace Icaro.ExternalPlatform.Tests;

/// <summary>A clock that stands still; its timers wait until the test lets them go.</summary>
public sealed class HeldClock(DateTimeOffset now) : TimeProvider
{
    private readonly ConcurrentQueue<Timer> _timers = new();

    public IEnumerable<TimeSpan> Waiting => _timers.Select(timer => timer.Due);

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(() => callback(state), dueTime);
        _timers.Enqueue(timer);
        return timer;
    }

    public void LetGo()
    {
        while (_timers.TryDequeue(out var timer))
            timer.Fire();
    }

    private sealed record Timer(Action Fire, TimeSpan Due) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
