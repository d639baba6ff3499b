namespace Icaro.Outbox;

/// <summary>The broker's confirms of a batch so far.</summary>
/// <param name="batch">Published in this order.</param>
/// <param name="firstTag">The delivery tag of the first one; the others count up.</param>
internal sealed class OutboxConfirms(IReadOnlyList<OutboxMessage> batch, ulong firstTag)
{
    private readonly Lock _lock = new();
    private readonly bool[] _answered = new bool[batch.Count];
    private readonly HashSet<Guid> _returned = [];
    private readonly List<OutboxMessage> _refused = [];
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open = batch.Count;

    /// <summary>
    /// Completes when the broker has confirmed or returned every message, so that no confirm is left for the next batch; or fails with the
    /// connection.
    /// </summary>
    public Task Settled => _settled.Task;

    public IReadOnlyList<OutboxMessage> Confirmed
    {
        get
        {
            lock (_lock)
            {
                return [.. batch.Where((message, i) =>
                    _answered[i] && !_returned.Contains(message.MessageId) && !_refused.Contains(message))];
            }
        }
    }

    /// <summary>Messages that the broker has answered with a nack.</summary>
    public IReadOnlyList<OutboxMessage> Refused
    {
        get
        {
            lock (_lock)
                return [.. _refused];
        }
    }

    /// <summary>Types of returned messages: no queue is bound for them.</summary>
    public IReadOnlyList<string> UnroutableTypes
    {
        get
        {
            lock (_lock)
                return [.. batch.Where(message => _returned.Contains(message.MessageId)).Select(message => message.Type).Distinct()];
        }
    }

    /// <param name="tag">The delivery tag of the message, or of the last one of several.</param>
    /// <param name="multiple">Whether all earlier ones are confirmed too.</param>
    public void Confirm(ulong tag, bool multiple) => Answer(tag, multiple, isRefused: false);

    /// <inheritdoc cref="Confirm"/>
    public void Refuse(ulong tag, bool multiple) => Answer(tag, multiple, isRefused: true);

    /// <summary>No queue is bound. The broker confirms a returned message all the same.</summary>
    public void Return(Guid messageId)
    {
        lock (_lock)
            _returned.Add(messageId);
    }

    public void Break(Exception reason) => _settled.TrySetException(reason);

    private void Answer(ulong tag, bool multiple, bool isRefused)
    {
        lock (_lock)
        {
            var last = (int)(tag - firstTag);
            for (var i = multiple ? 0 : last; i <= last; i++)
            {
                if (_answered[i])
                    continue;

                _answered[i] = true;
                _open--;
                if (isRefused)
                    _refused.Add(batch[i]);
            }

            if (_open == 0)
                _settled.TrySetResult();
        }
    }
}
