using Messages = System.Collections.Generic.IReadOnlyList<
    System.Collections.Generic.IReadOnlyList<Icaro.WebhookDispatch.Intake.ReceivedDelivery>>;

namespace Icaro.WebhookDispatch.Intake;

/// <summary>Stores messages, and retries while the database is unavailable.</summary>
/// <remarks>Not a hosted service: it serves the consumers until the container is disposed, after the bus has stopped.</remarks>
internal sealed partial class InboxWriter(
    InboxStore store,
    DatabaseReadiness<DispatchDbContext> readiness,
    AsyncSignal<Delivery> signal,
    TimeProvider time,
    ILogger<InboxWriter> logger) : IDisposable
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Then the messages return to their queue, since another replica may reach the database.</summary>
    private static readonly TimeSpan ReturnAfter = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _disposed = new();

    /// <summary>The timestamp of the first failure since the last success; 0 for none.</summary>
    private long _unavailableSince;

    public void Dispose()
    {
        _disposed.Cancel();
        _disposed.Dispose();
    }

    /// <summary>Stores the messages in one transaction, without those whose lanes are locked.</summary>
    public Task<IReadOnlyList<StoreOutcome>> StoreTogetherAsync(Messages messages) =>
        RetryAsync(messages, AttemptTogetherAsync);

    /// <summary>Stores the messages in one transaction, and waits for locked lanes.</summary>
    public Task<IReadOnlyList<StoreOutcome>> StoreAsync(Messages messages) =>
        RetryAsync(messages, AttemptAsync);

    private async Task<IReadOnlyList<StoreOutcome>> RetryAsync(Messages messages, Func<Messages, Task<IReadOnlyList<StoreOutcome>>> attempt)
    {
        await readiness.WaitAsync(_disposed.Token);
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                var outcomes = await attempt(messages);
                Volatile.Write(ref _unavailableSince, 0);
                return outcomes;
            }
            catch (Exception transient) when (transient is not PostgresException error || !error.IsDataRefused())
            {
                _disposed.Token.ThrowIfCancellationRequested();
                Log.Postponed(logger, messages.Count, transient.Message);
                var since = IsLocked(transient) ? started : UnavailableSince();
                if (time.GetElapsedTime(since) > ReturnAfter)
                    throw new ReturnToQueueException(transient.Message, affectsAll: !IsLocked(transient), transient);

                await Task.Delay(RetryDelay, time, _disposed.Token);
            }
        }
    }

    private long UnavailableSince()
    {
        var now = time.GetTimestamp();
        var first = Interlocked.CompareExchange(ref _unavailableSince, now, 0);
        return first == 0 ? now : first;
    }

    private static bool IsLocked(Exception failure) => failure is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable };

    private async Task<IReadOnlyList<StoreOutcome>> AttemptTogetherAsync(Messages messages)
    {
        try
        {
            return await AttemptAsync(messages);
        }
        catch (PostgresException contended) when (IsLocked(contended))
        {
            var free = await store.FindFreeLanesAsync(Flat(messages), _disposed.Token);
            List<bool> areFree = [.. messages.Select(deliveries => deliveries.All(delivery => free.Contains(delivery.Lane)))];
            if (areFree.TrueForAll(isFree => isFree))
                return [.. messages.Select(_ => StoreOutcome.Contended)];

            var stored = new Queue<StoreOutcome>(await AttemptTogetherAsync([.. messages.Where((_, i) => areFree[i])]));
            return [.. areFree.Select(isFree => isFree ? stored.Dequeue() : StoreOutcome.Contended)];
        }
        catch (NpgsqlException slow) when (slow.InnerException is TimeoutException && messages.Count > 1)
        {
            var half = messages.Count / 2;
            return
            [
                .. await AttemptTogetherAsync([.. messages.Take(half)]),
                .. await AttemptTogetherAsync([.. messages.Skip(half)]),
            ];
        }
    }

    private async Task<IReadOnlyList<StoreOutcome>> AttemptAsync(Messages messages)
    {
        if (messages is [])
            return [];

        var contradictions = await store.StoreAsync(Flat(messages), _disposed.Token);
        signal.Set();
        return
        [
            .. messages.Select(deliveries => deliveries.Any(delivery => contradictions.Contains(delivery.Id))
                ? StoreOutcome.Contradicting
                : StoreOutcome.Stored),
        ];
    }

    private static List<ReceivedDelivery> Flat(Messages messages) =>
        [.. messages.SelectMany(deliveries => deliveries)];

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Count} messages cannot be stored now and are retried: {Reason}")]
        public static partial void Postponed(ILogger logger, int count, string reason);
    }
}
