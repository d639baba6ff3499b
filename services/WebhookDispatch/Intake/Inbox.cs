namespace Icaro.WebhookDispatch.Intake;

/// <summary>
/// Stores deliveries in batches. Deliveries of one message are stored in one transaction. While the database is unavailable, the
/// inbox retries, and no message is acknowledged.
/// </summary>
/// <remarks>Not a hosted service: it serves the consumers until the container is disposed, after the bus has stopped.</remarks>
internal sealed partial class Inbox : IDisposable
{
    /// <summary>Deliveries. The message that reaches it ends the batch.</summary>
    private const int MaxBatchSize = 256;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private readonly InboxStore _store;
    private readonly DatabaseReadiness<DispatchDbContext> _readiness;
    private readonly AsyncSignal<Delivery> _signal;
    private readonly TimeProvider _time;
    private readonly ILogger<Inbox> _logger;
    private readonly RequestBatcher<IReadOnlyList<ReceivedDelivery>, bool> _batcher;
    private readonly CancellationTokenSource _disposed = new();

    public Inbox(
        InboxStore store,
        DatabaseReadiness<DispatchDbContext> readiness,
        AsyncSignal<Delivery> signal,
        TimeProvider time,
        ILogger<Inbox> logger)
    {
        (_store, _readiness, _signal, _time, _logger) = (store, readiness, signal, time, logger);
        // One transaction at a time, because concurrent ones would wait for each other's endpoints.
        _batcher = new(StoreBatchAsync, MaxBatchSize, maxConcurrency: 1, sizeOf: deliveries => deliveries.Count);
    }

    /// <summary>Completes when all deliveries of a message are stored.</summary>
    /// <param name="deliveries">The deliveries of one message.</param>
    /// <param name="cancellationToken">Cancels the wait. The deliveries may be stored nevertheless.</param>
    /// <exception cref="ArgumentException">Another delivery has the sequence of one of them. The others are stored.</exception>
    /// <exception cref="PostgresException">The message has values that cannot be stored. Nothing of it is stored.</exception>
    public async Task StoreAsync(IReadOnlyList<ReceivedDelivery> deliveries, CancellationToken cancellationToken)
    {
        if (deliveries is [])
            return;

        try
        {
            if (!await _batcher.SubmitAsync(deliveries, cancellationToken))
                throw new ArgumentException("Another delivery has the same sequence.");
        }
        catch (Exception error) when (error is ArgumentException or PostgresException)
        {
            Log.Unstorable(_logger, deliveries[0].Id, deliveries.Count, error.Message);
            throw;
        }
    }

    public void Dispose()
    {
        _disposed.Cancel();
        _disposed.Dispose();
    }

    /// <returns>For each message, whether no delivery contradicts what is stored.</returns>
    private async Task<IReadOnlyList<bool>> StoreBatchAsync(IReadOnlyList<IReadOnlyList<ReceivedDelivery>> messages)
    {
        var disposed = _disposed.Token;
        await _readiness.WaitAsync(disposed);
        while (true)
        {
            try
            {
                var contradictions = await _store.StoreAsync([.. messages.SelectMany(deliveries => deliveries)], disposed);
                _signal.Set();
                return [.. messages.Select(deliveries => !deliveries.Any(delivery => contradictions.Contains(delivery.Id)))];
            }
            catch (Exception transient) when (transient is not PostgresException error || !error.IsDataRefused())
            {
                disposed.ThrowIfCancellationRequested();
                Log.Postponed(_logger, messages.Count, transient.Message);
                await Task.Delay(RetryDelay, _time, disposed);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Error,
            "The message of delivery {Delivery}, with {Count} deliveries, cannot be stored and moves to the error queue: {Reason}")]
        public static partial void Unstorable(ILogger logger, Guid delivery, int count, string reason);

        [LoggerMessage(LogLevel.Warning, "{Count} messages cannot be stored now and are retried: {Reason}")]
        public static partial void Postponed(ILogger logger, int count, string reason);
    }
}
