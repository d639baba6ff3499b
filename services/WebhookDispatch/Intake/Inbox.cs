using System.Threading.Channels;

namespace Icaro.WebhookDispatch.Intake;

/// <summary>
/// Stores deliveries together: while one transaction commits, the next batch gathers. So a lone toggle waits for nobody, and
/// a flood costs few commits. What came in one message is never parted. As long as the database is away it keeps trying, and nothing is acknowledged.
/// </summary>
internal sealed partial class Inbox(
    InboxStore store,
    DatabaseReadiness<DispatchDbContext> readiness,
    AsyncSignal<Delivery> signal,
    TimeProvider time,
    ILogger<Inbox> logger) : BackgroundService, IInbox
{
    /// <summary>Deliveries; a message that owes more is a batch of its own.</summary>
    private const int MaxBatch = 256;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Bounded by the prefetch counts of the queues.
    private readonly Channel<Arrival> _arrivals = Channel.CreateUnbounded<Arrival>(new() { SingleReader = true });

    public Task StoreAsync(IntegrationToggled toggle, string? traceParent, CancellationToken cancellationToken) =>
        StoreAsync(new Arrival([ReceivedDelivery.Of(toggle, traceParent)]), cancellationToken);

    public Task StoreAsync(DeliveriesRequested owed, string? traceParent, CancellationToken cancellationToken) =>
        StoreAsync(new Arrival(ReceivedDelivery.Of(owed, traceParent)), cancellationToken);

    private async Task StoreAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        await _arrivals.Writer.WriteAsync(arrival, cancellationToken);
        await arrival.Stored.Task.WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        while (await _arrivals.Reader.WaitToReadAsync(stoppingToken))
        {
            List<Arrival> batch = [];
            for (var size = 0; size < MaxBatch && _arrivals.Reader.TryRead(out var arrival); size += arrival.Deliveries.Count)
                batch.Add(arrival);
            await StoreAsync(batch, stoppingToken);
        }
    }

    private async Task StoreAsync(IReadOnlyList<Arrival> batch, CancellationToken cancellationToken)
    {
        while (!await TryStoreAsync(batch, cancellationToken))
            await Task.Delay(Pause, time, cancellationToken);
    }

    private async Task<bool> TryStoreAsync(IReadOnlyList<Arrival> batch, CancellationToken cancellationToken)
    {
        try
        {
            var contradictions = await store.StoreAsync([.. batch.SelectMany(arrival => arrival.Deliveries)], cancellationToken);
            foreach (var arrival in batch)
                Answer(arrival, contradictions);
            signal.Set();
            return true;
        }
        catch (PostgresException refusal) when (refusal.IsDataRefused() && batch is [var single])
        {
            Refuse(single, refusal);
            return true;
        }
        catch (PostgresException refusal) when (refusal.IsDataRefused())
        {
            // One of them is at fault; the others must not suffer for it.
            foreach (var arrival in batch)
                await StoreAsync([arrival], cancellationToken);
            return true;
        }
        catch (Exception passing) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Postponed(logger, batch.Count, passing.Message);
            return false;
        }
    }

    private void Answer(Arrival arrival, IReadOnlySet<Guid> contradictions)
    {
        if (arrival.Deliveries.Any(delivery => contradictions.Contains(delivery.Id)))
            Refuse(arrival, new ArgumentException("another delivery has its sequence"));
        else
            arrival.Stored.SetResult();
    }

    private void Refuse(Arrival arrival, Exception reason)
    {
        Log.Unstorable(logger, arrival.Deliveries[0].Id, arrival.Deliveries.Count, reason.Message);
        arrival.Stored.SetException(reason);
    }

    /// <summary>What one message owes.</summary>
    private sealed record Arrival(IReadOnlyList<ReceivedDelivery> Deliveries)
    {
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Error, "The message with delivery {Delivery}, one of {Count}, goes to the error queue, since it can never be stored: {Reason}")]
        public static partial void Unstorable(ILogger logger, Guid delivery, int count, string reason);

        [LoggerMessage(LogLevel.Warning, "{Count} messages wait for the database: {Reason}")]
        public static partial void Postponed(ILogger logger, int count, string reason);
    }
}
