namespace Icaro.ServiceDefaults.Outbox;

/// <summary>What the broker has said so far of the messages of a batch.</summary>
/// <param name="batch">Published in this order.</param>
/// <param name="firstTag">The delivery tag of the first one; the others count up.</param>
internal sealed class OutboxConfirms(IReadOnlyList<OutboxMessage> batch, ulong firstTag)
{
    private readonly Lock _lock = new();
    private readonly bool?[] _confirmed = new bool?[batch.Count];
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _unroutable = [];
    private int _open = batch.Count;

    /// <summary>Ends when the broker has said something of each message, or its connection is gone.</summary>
    public Task Settled => _settled.Task;

    public IReadOnlyList<long> ConfirmedIds
    {
        get
        {
            lock (_lock)
                return [.. batch.Where((_, i) => _confirmed[i] is true).Select(message => message.Id)];
        }
    }

    /// <summary>The types of messages that no queue takes.</summary>
    public IReadOnlyList<string> UnroutableTypes
    {
        get
        {
            lock (_lock)
                return [.. _unroutable];
        }
    }

    /// <param name="tag">Of the message that the broker has, or of the last one of several.</param>
    /// <param name="multiple">Whether those before it are meant too.</param>
    public void Confirm(ulong tag, bool multiple)
    {
        lock (_lock)
        {
            var last = (int)Math.Min(tag - firstTag, (ulong)batch.Count - 1);
            for (var i = multiple ? 0 : last; i <= last; i++)
                Settle(i, confirmed: true);
        }
    }

    /// <summary>No queue takes the message. The confirm that follows says only that the broker has done with it.</summary>
    public void Return(Guid messageId)
    {
        lock (_lock)
        {
            for (var i = 0; i < batch.Count; i++)
            {
                if (batch[i].MessageId != messageId)
                    continue;

                _unroutable.Add(batch[i].Type);
                Settle(i, confirmed: false);
            }
        }
    }

    public void Break(Exception reason) => _settled.TrySetException(reason);

    private void Settle(int index, bool confirmed)
    {
        if (_confirmed[index] is not null)
            return;

        _confirmed[index] = confirmed;
        if (--_open == 0)
            _settled.TrySetResult();
    }
}
