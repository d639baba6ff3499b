namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>How many requests a platform has at a time.</summary>
internal sealed class InFlight
{
    /// <summary>Long enough that requests meet which are sent at the same time.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(5);

    private readonly Lock _lock = new();
    private int _now;

    public int Most { get; private set; }

    public async Task AnswerAsync()
    {
        lock (_lock)
            Most = Math.Max(Most, ++_now);
        await Task.Delay(Duration);
        lock (_lock)
            _now--;
    }
}
