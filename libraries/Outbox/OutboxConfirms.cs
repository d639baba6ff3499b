namespace Icaro.Outbox;

/// <summary>What the broker has said so far of the messages of a batch.</summary>
/// <param name="batch">Published in this order.</param>
/// <param name="firstTag">The delivery tag of the first one; the others count up.</param>
internal sealed class OutboxConfirms(IReadOnlyList<OutboxMessage> batch, ulong firstTag)
{
    private readonly Lock _lock = new();
    private readonly bool[] _answered = new bool[batch.Count];
    private readonly HashSet<Guid> _returned = [];
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open = batch.Count;

    /// <summary>
    /// Ends when the broker has answered each message, so that no answer is left to come into the next batch; or when its
    /// connection is gone.
    /// </summary>
    public Task Settled => _settled.Task;

    public IReadOnlyList<long> ConfirmedIds
    {
        get
        {
            lock (_lock)
                return [.. batch.Where((message, i) => _answered[i] && !_returned.Contains(message.MessageId)).Select(message => message.Id)];
        }
    }

    /// <summary>The types of messages that no queue takes.</summary>
    public IReadOnlyList<string> UnroutableTypes
    {
        get
        {
            lock (_lock)
                return [.. batch.Where(message => _returned.Contains(message.MessageId)).Select(message => message.Type).Distinct()];
        }
    }

    /// <param name="tag">Of the message that the broker answers, or of the last one of several.</param>
    /// <param name="multiple">Whether those before it are meant too.</param>
    public void Confirm(ulong tag, bool multiple)
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
            }

            if (_open == 0)
                _settled.TrySetResult();
        }
    }

    /// <summary>No queue takes the message. The confirm that follows says only that the broker has done with it.</summary>
    public void Return(Guid messageId)
    {
        lock (_lock)
            _returned.Add(messageId);
    }

    public void Break(Exception reason) => _settled.TrySetException(reason);
}
