namespace Icaro.Postgres;

/// <summary>
/// Batches requests that arrive while earlier batches run. A request that arrives alone is not delayed, and many cost the database
/// little more than one.
/// </summary>
/// <param name="run">Runs a batch, and returns the results in its order.</param>
/// <param name="maxBatchSize">Requests in a batch, unless <paramref name="sizeOf"/> counts otherwise.</param>
/// <param name="maxConcurrency">Batches that run at the same time.</param>
/// <param name="sizeOf">How much of <paramref name="maxBatchSize"/> a request takes, by default 1. The last request may exceed it.</param>
/// <param name="distinctBy">A key that no batch has twice: a request with the same key waits for the next batch.</param>
public sealed class RequestBatcher<TRequest, TResult>(
    Func<IReadOnlyList<TRequest>, Task<IReadOnlyList<TResult>>> run, int maxBatchSize, int maxConcurrency,
    Func<TRequest, object>? distinctBy = null, Func<TRequest, int>? sizeOf = null)
{
    private readonly Lock _lock = new();
    private readonly Queue<Pending> _queue = [];
    private int _running;

    /// <param name="request">Runs even when its caller no longer waits.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<TResult> SubmitAsync(TRequest request, CancellationToken cancellationToken)
    {
        var pending = new Pending(request);
        lock (_lock)
        {
            _queue.Enqueue(pending);
            if (_running < maxConcurrency)
                Start();
        }

        return pending.Result.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Starts outside of the trace and the log scopes of the first caller.</summary>
    private void Start()
    {
        _running++;
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(RunAllAsync);
    }

    private async Task RunAllAsync()
    {
        while (TakeBatch() is not [] and var batch)
            await RunAsync(batch);
    }

    private List<Pending> TakeBatch()
    {
        List<Pending> batch = [];
        HashSet<object> keys = [];
        lock (_lock)
        {
            var size = 0;
            while (size < maxBatchSize && _queue.TryPeek(out var next) && keys.Add(distinctBy?.Invoke(next.Request) ?? next))
            {
                batch.Add(_queue.Dequeue());
                size += sizeOf?.Invoke(next.Request) ?? 1;
            }

            if (batch is [])
                _running--;
        }

        return batch;
    }

    private async Task RunAsync(IReadOnlyList<Pending> batch)
    {
        try
        {
            var results = await run([.. batch.Select(pending => pending.Request)]);
            foreach (var (pending, result) in batch.Zip(results))
                pending.Result.SetResult(result);
        }
        catch (Exception failure) when (batch.Count > 1 && !failure.IsDatabaseUnavailable())
        {
            // One request is at fault, and must not fail the others.
            foreach (var pending in batch)
                await RunAsync([pending]);
        }
        catch (Exception failure)
        {
            foreach (var pending in batch)
                pending.Result.SetException(failure);
        }
    }

    private sealed record Pending(TRequest Request)
    {
        public TaskCompletionSource<TResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
