using System.Collections.Concurrent;

namespace Icaro.Benchmarks.Dispatch;

/// <summary>Looks whether the webhooks of each hotspot come in the order of their ids, as <see cref="ToggleSource"/> counts them.</summary>
internal sealed class ArrivalOrder
{
    private readonly ConcurrentDictionary<int, string> _last = new();

    public bool IsNext(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        var hotspot = WebhookText.Hotspot(body);
        var id = WebhookText.Header(head, "webhook-id");
        var before = _last.GetValueOrDefault(hotspot, "");
        _last[hotspot] = id;
        return string.CompareOrdinal(before, id) < 0;
    }
}
