using System.Collections.Concurrent;

namespace Icaro.WebhookDispatch.Sending;

/// <summary>
/// Records results, claims due deliveries, and sends them. One loop records and claims, so that a lane is never claimed again before its
/// result is recorded; requests are sent concurrently. On stop the worker claims nothing more, and ends when all
/// results are recorded, or when <see cref="DispatchOptions.DrainTimeout"/> is over and unanswered deliveries are released.
/// </summary>
internal sealed partial class DeliveryWorker(
    DeliveryClaims claims,
    IOptions<DispatchOptions> options,
    DeliverySender sender,
    AttemptRecorder recorder,
    AsyncSignal<Delivery> signal,
    DatabaseReadiness<DispatchDbContext> readiness,
    TimeProvider time,
    ILogger<DeliveryWorker> logger) : BackgroundService
{
    /// <summary>Finds deliveries that other replicas left or that have become due.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<AttemptResult> _sent = new();
    private readonly HashSet<AttemptResult> _unrecorded = new(ReferenceEqualityComparer.Instance);

    /// <summary>Deliveries that are claimed and not recorded yet.</summary>
    private int _inFlight;

    /// <summary>Those of endpoints that are not proven.</summary>
    private int _unprovenInFlight;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        using var poll = time.CreateTimer(_ => signal.Set(), null, PollInterval, PollInterval);
        using var drained = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var stop = stoppingToken.Register(() =>
        {
            drained.CancelAfter(options.Value.DrainTimeout);
            signal.Set();
        });
        while (!stoppingToken.IsCancellationRequested || _inFlight > 0)
        {
            await signal.WaitAsync(CancellationToken.None);
            await RunOnceAsync(stoppingToken, drained.Token);
        }
    }

    private async Task RunOnceAsync(CancellationToken stoppingToken, CancellationToken drained)
    {
        try
        {
            await RecordAsync();
            if (!stoppingToken.IsCancellationRequested)
                await SendDueAsync(drained);
        }
        // The next poll repeats both steps. Results stay in memory, and claimed lanes stay leased.
        catch (NpgsqlException unavailable)
        {
            Log.DatabaseUnavailable(logger, unavailable.Message);
        }
        catch (Exception unexpected)
        {
            Log.RunFailed(logger, unexpected);
        }
    }

    private async Task RecordAsync()
    {
        while (_sent.TryDequeue(out var result))
            _unrecorded.Add(result);
        List<AttemptResult> interrupted = [.. _unrecorded.Where(result => result.IsInterrupted)];
        await claims.ReleaseAsync(
            [.. interrupted.Select(result => (result.Delivery.EndpointId, result.Delivery.SubjectId))], CancellationToken.None);
        interrupted.ForEach(Remove);
        if (_unrecorded.Count > 0)
            await recorder.RecordAsync([.. _unrecorded], Remove, CancellationToken.None);
    }

    private void Remove(AttemptResult recorded)
    {
        _unrecorded.Remove(recorded);
        Count(recorded.Delivery, -1);
    }

    private async Task SendDueAsync(CancellationToken drained)
    {
        var free = options.Value.MaxInFlight - _inFlight;
        if (free <= 0)
            return;

        var freeForUnproven = options.Value.MaxInFlightUnproven - _unprovenInFlight;
        foreach (var delivery in await claims.ClaimAsync(free, freeForUnproven, CancellationToken.None))
        {
            Count(delivery, 1);
            _ = Task.Run(() => SendAsync(delivery, drained), CancellationToken.None);
        }
    }

    private void Count(ClaimedDelivery delivery, int difference)
    {
        _inFlight += difference;
        if (!delivery.IsEndpointProven)
            _unprovenInFlight += difference;
    }

    private async Task SendAsync(ClaimedDelivery delivery, CancellationToken drained)
    {
        _sent.Enqueue(await sender.SendAsync(delivery, drained));
        signal.Set();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The delivery worker cannot reach the database and retries: {Reason}")]
        public static partial void DatabaseUnavailable(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Error, "The delivery worker failed unexpectedly and retries")]
        public static partial void RunFailed(ILogger logger, Exception failure);
    }
}
