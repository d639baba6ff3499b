namespace Icaro.Postgres;

/// <summary>
/// Does together what is asked for at the same time. While some batches are under way the next one gathers: a lone caller waits
/// for nobody, and many cost the database little more than one.
/// </summary>
/// <param name="answer">Answers a batch, in its order.</param>
/// <param name="maxBatchSize">How many come into a batch.</param>
/// <param name="maxConcurrency">How many batches are under way at the same time.</param>
/// <param name="sizeOf">How much of <paramref name="maxBatchSize"/> a request takes, by default 1. The last request may exceed it.</param>
/// <param name="distinctBy">What no batch has twice: who asks for the same again comes into the next one.</param>
public sealed class RequestBatcher<TRequest, TAnswer>(
    Func<IReadOnlyList<TRequest>, Task<IReadOnlyList<TAnswer>>> answer, int maxBatchSize, int maxConcurrency,
    Func<TRequest, object>? distinctBy = null, Func<TRequest, int>? sizeOf = null)
{
    private readonly Lock _lock = new();
    private readonly Queue<Waiting> _waiting = [];
    private int _underWay;

    /// <param name="request">Is answered even when nobody waits any more.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<TAnswer> SubmitAsync(TRequest request, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(request);
        lock (_lock)
        {
            _waiting.Enqueue(waiting);
            if (_underWay < maxConcurrency)
                Start();
        }

        return waiting.Answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Outside the trace and the log scopes of whoever came first.</summary>
    private void Start()
    {
        _underWay++;
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(AnswerAllAsync);
    }

    private async Task AnswerAllAsync()
    {
        while (TakeBatch() is not [] and var batch)
            await AnswerAsync(batch);
    }

    private List<Waiting> TakeBatch()
    {
        List<Waiting> batch = [];
        HashSet<object> taken = [];
        lock (_lock)
        {
            var size = 0;
            while (size < maxBatchSize && _waiting.TryPeek(out var next) && taken.Add(distinctBy?.Invoke(next.Request) ?? next))
            {
                batch.Add(_waiting.Dequeue());
                size += sizeOf?.Invoke(next.Request) ?? 1;
            }

            if (batch is [])
                _underWay--;
        }

        return batch;
    }

    private async Task AnswerAsync(IReadOnlyList<Waiting> batch)
    {
        try
        {
            var answers = await answer([.. batch.Select(one => one.Request)]);
            foreach (var (one, its) in batch.Zip(answers))
                one.Answer.SetResult(its);
        }
        catch (Exception failure) when (batch.Count > 1 && !failure.IsDatabaseUnavailable())
        {
            // One of them is at fault; the others must not suffer for it.
            foreach (var one in batch)
                await AnswerAsync([one]);
        }
        catch (Exception failure)
        {
            foreach (var one in batch)
                one.Answer.SetException(failure);
        }
    }

    private sealed record Waiting(TRequest Request)
    {
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
