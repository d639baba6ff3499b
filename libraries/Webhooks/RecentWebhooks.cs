namespace Icaro.Webhooks;

/// <summary>
/// The ids of webhooks that this process has handled, as long as their bytes could be accepted again. With it in the services,
/// <see cref="WebhookEndpointExtensions.RequireSignedWebhook"/> calls the handler once for each webhook.
/// </summary>
/// <param name="time">The clock; null for the machine's.</param>
/// <remarks>
/// It protects against somebody who sends a recorded webhook again. A sender repeats a webhook days later, under the same id and with a
/// new timestamp: a receiver that must not handle it twice keeps the ids in its database.
/// </remarks>
public sealed class RecentWebhooks(TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, bool> _isHandled = [];
    private readonly Queue<(string Id, DateTimeOffset At)> _handled = new();

    /// <summary>How long ids are kept: twice the tolerance, because the timestamp may be in the future.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The number of ids that are kept. Older ones are forgotten first.</summary>
    public int Capacity { get; init; } = 100_000;

    internal Turn Begin(string id)
    {
        lock (_lock)
        {
            var end = _time.GetUtcNow() - Window;
            while (_handled.TryPeek(out var oldest) && oldest.At < end)
                Forget();
            if (_isHandled.TryGetValue(id, out var isHandled))
                return isHandled ? Turn.Repeated : Turn.Underway;

            _isHandled[id] = false;
            return Turn.First;
        }
    }

    internal void End(string id, bool isHandled)
    {
        lock (_lock)
        {
            if (!isHandled)
            {
                _isHandled.Remove(id);
                return;
            }

            _isHandled[id] = true;
            _handled.Enqueue((id, _time.GetUtcNow()));
            while (_handled.Count > Capacity)
                Forget();
        }
    }

    private void Forget() => _isHandled.Remove(_handled.Dequeue().Id);
}

internal enum Turn
{
    First,
    Underway,
    Repeated,
}
