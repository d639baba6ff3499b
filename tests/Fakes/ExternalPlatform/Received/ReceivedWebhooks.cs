namespace Icaro.ExternalPlatform.Received;

/// <summary>The last webhooks in order of arrival: at most 10,000, and at most 64 MiB of bodies.</summary>
internal sealed class ReceivedWebhooks
{
    private const int MaxCount = 10_000;
    private const long MaxBodyBytes = 64 << 20;

    private readonly Lock _lock = new();
    private readonly Queue<ReceivedWebhook> _webhooks = new();
    private long _bodyBytes;

    public void Add(ReceivedWebhook webhook)
    {
        lock (_lock)
        {
            _webhooks.Enqueue(webhook);
            _bodyBytes += webhook.Body.Length;
            while (_webhooks.Count > MaxCount || _bodyBytes > MaxBodyBytes)
                _bodyBytes -= _webhooks.Dequeue().Body.Length;
        }
    }

    /// <summary>Oldest first.</summary>
    public ReceivedWebhook[] ToArray()
    {
        lock (_lock)
            return [.. _webhooks];
    }

    public void Clear()
    {
        lock (_lock)
        {
            _webhooks.Clear();
            _bodyBytes = 0;
        }
    }
}
