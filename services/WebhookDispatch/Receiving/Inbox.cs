using System.Threading.Channels;
using Icaro.Contracts;
using Icaro.ServiceDefaults.Database;
using Icaro.WebhookDispatch.Pumping;
using Npgsql;

namespace Icaro.WebhookDispatch.Receiving;

/// <summary>
/// Stores toggles together: while one transaction commits, the next batch gathers. So a lone toggle waits for nobody, and
/// a flood costs few commits. As long as the database is away it keeps trying, and nothing is acknowledged.
/// </summary>
internal sealed partial class Inbox(
    InboxStore store,
    DatabaseReadiness<DispatchDbContext> readiness,
    PumpBell bell,
    TimeProvider time,
    ILogger<Inbox> logger) : BackgroundService, IInbox
{
    private const int MaxBatch = 256;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Bounded by the prefetch count of the queue.
    private readonly Channel<Arrival> _arrivals = Channel.CreateUnbounded<Arrival>(new() { SingleReader = true });

    public async Task StoreAsync(IntegrationToggled toggle, string? traceParent, CancellationToken cancellationToken)
    {
        if (toggle.Endpoint is null)
            throw new ArgumentException("The toggle has no endpoint.", nameof(toggle));

        var arrival = new Arrival(new(toggle, traceParent));
        await _arrivals.Writer.WriteAsync(arrival, cancellationToken);
        await arrival.Stored.Task.WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        while (await _arrivals.Reader.WaitToReadAsync(stoppingToken))
        {
            List<Arrival> batch = [];
            while (batch.Count < MaxBatch && _arrivals.Reader.TryRead(out var arrival))
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
            var contradictions = await store.StoreAsync([.. batch.Select(arrival => arrival.Toggle)], cancellationToken);
            foreach (var arrival in batch)
                Answer(arrival, contradictions);
            bell.Ring();
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
        if (contradictions.Contains(arrival.Toggle.Toggle.EventId))
            Refuse(arrival, new ArgumentException("another toggle has its sequence"));
        else
            arrival.Stored.SetResult();
    }

    private void Refuse(Arrival arrival, Exception reason)
    {
        Log.Unstorable(logger, arrival.Toggle.Toggle.EventId, reason.Message);
        arrival.Stored.SetException(reason);
    }

    private sealed record Arrival(ReceivedToggle Toggle)
    {
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Toggle {Event} goes to the error queue, since it can never be stored: {Reason}")]
        public static partial void Unstorable(ILogger logger, Guid @event, string reason);

        [LoggerMessage(LogLevel.Warning, "{Count} toggles wait for the database: {Reason}")]
        public static partial void Postponed(ILogger logger, int count, string reason);
    }
}
