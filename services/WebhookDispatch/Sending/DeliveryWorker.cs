using System.Collections.Concurrent;

namespace Icaro.WebhookDispatch.Sending;

/// <summary>
/// Books what was sent, claims what is due, sends it, and so on. Both happen in one loop, so that a lease can never be
/// claimed anew while its result is still to be booked; the sending happens beside it. On stop it claims no more, and
/// ends when everything in flight is booked, or given back when <see cref="DispatchOptions.DrainTimeout"/> is over.
/// </summary>
internal sealed partial class DeliveryWorker(
    DeliveryClaims claims,
    IOptions<DispatchOptions> options,
    DeliverySender sender,
    AttemptRecorder book,
    AsyncSignal<Delivery> signal,
    DatabaseReadiness<DispatchDbContext> readiness,
    TimeProvider time,
    ILogger<DeliveryWorker> logger) : BackgroundService
{
    /// <summary>Finds what other replicas left, and what became due with time.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<AttemptResult> _sent = new();
    private readonly HashSet<AttemptResult> _unbooked = new(ReferenceEqualityComparer.Instance);

    /// <summary>What was claimed and is not booked yet.</summary>
    private int _inFlight;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        using var poll = time.CreateTimer(_ => signal.Set(), null, Poll, Poll);
        using var drained = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var stop = stoppingToken.Register(() =>
        {
            drained.CancelAfter(options.Value.DrainTimeout);
            signal.Set();
        });
        while (!stoppingToken.IsCancellationRequested || _inFlight > 0)
        {
            await signal.WaitAsync(CancellationToken.None);
            await TurnAsync(stoppingToken, drained.Token);
        }
    }

    private async Task TurnAsync(CancellationToken stoppingToken, CancellationToken drained)
    {
        try
        {
            await BookAsync();
            if (!stoppingToken.IsCancellationRequested)
                await SendDueAsync(drained);
        }
        // The poll repeats the turn. Nothing is lost: what was sent stays in hand, what was claimed stays leased.
        catch (NpgsqlException unavailable)
        {
            Log.DatabaseUnavailable(logger, unavailable.Message);
        }
        catch (Exception unexpected)
        {
            Log.TurnFailed(logger, unexpected);
        }
    }

    private async Task BookAsync()
    {
        while (_sent.TryDequeue(out var result))
            _unbooked.Add(result);
        List<AttemptResult> interrupted = [.. _unbooked.Where(result => result.IsInterrupted)];
        await claims.ReleaseAsync([.. interrupted.Select(result => (result.Delivery.EndpointId, result.Delivery.SubjectId))], CancellationToken.None);
        interrupted.ForEach(Forget);
        if (_unbooked.Count == 0)
            return;

        await book.BookAsync([.. _unbooked], Forget, CancellationToken.None);
    }

    private void Forget(AttemptResult booked)
    {
        _unbooked.Remove(booked);
        _inFlight--;
    }

    private async Task SendDueAsync(CancellationToken drained)
    {
        var free = options.Value.MaxInFlight - _inFlight;
        if (free <= 0)
            return;

        foreach (var delivery in await claims.ClaimAsync(free, CancellationToken.None))
        {
            _inFlight++;
            _ = Task.Run(() => SendAsync(delivery, drained), CancellationToken.None);
        }
    }

    private async Task SendAsync(ClaimedDelivery delivery, CancellationToken drained)
    {
        _sent.Enqueue(await sender.SendAsync(delivery, drained));
        signal.Set();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The pump waits for the database: {Reason}")]
        public static partial void DatabaseUnavailable(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Error, "The pump stumbled")]
        public static partial void TurnFailed(ILogger logger, Exception failure);
    }
}
