using System.Collections.Concurrent;

namespace Icaro.Benchmarks.Dispatch;

/// <summary>A receiver in this process, which notes when each webhook came.</summary>
internal sealed class ArrivalClock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, long> _byId = [];
    private readonly ConcurrentDictionary<string, ConcurrentQueue<long>> _byLane = [];
    private readonly CancellationTokenSource _stop = new();

    /// <param name="addresses">How many hosts of its own it has.</param>
    public ArrivalClock(int addresses)
    {
        var port = FreePort.Next();
        IPEndPoint[] hosts = [.. Enumerable.Range(1, addresses).Select(number => LoopbackHosts.Of(number, port))];
        Urls = [.. hosts.Select(host => new Uri($"http://{host}/webhook"))];
        new Receiver(Note).Listen(hosts, _stop.Token);
    }

    public IReadOnlyList<Uri> Urls { get; }

    /// <returns>When this webhook came, as <see cref="Stopwatch"/> counts; null if it has not.</returns>
    public long? Of(Guid webhookId) => _byId.TryGetValue(webhookId, out var at) ? at : null;

    /// <returns>When the webhooks of a lane came, one after the other.</returns>
    public IReadOnlyList<long> Of(Uri url, int hotspot) => [.. _byLane.GetValueOrDefault($"{url.Authority} {hotspot}", [])];

    public void Forget()
    {
        _byId.Clear();
        _byLane.Clear();
    }

    /// <exception cref="TimeoutException">They did not all come.</exception>
    public async Task WaitForAsync(int count, CancellationToken cancellationToken)
    {
        for (var started = Stopwatch.GetTimestamp(); _byId.Count < count;)
        {
            if (Stopwatch.GetElapsedTime(started) > Patience)
                throw new TimeoutException($"{_byId.Count} of {count} webhooks came.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }
    }

    public void Dispose() => _stop.Cancel();

    private void Note(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        var now = Stopwatch.GetTimestamp();
        _byId[Guid.Parse(WebhookText.Header(head, "webhook-id"))] = now;
        _byLane.GetOrAdd($"{WebhookText.Header(head, "Host")} {WebhookText.Hotspot(body)}", _ => []).Enqueue(now);
    }
}
