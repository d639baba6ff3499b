using System.Threading.Channels;
using Icaro.Contracts;
using Icaro.ServiceDefaults.Database;
using Icaro.WebhookDispatch.Lanes;
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
            await store.StoreAsync([.. batch.Select(arrival => arrival.Toggle)], cancellationToken);
            foreach (var arrival in batch)
                arrival.Stored.SetResult();
            bell.Ring();
            return true;
        }
        catch (Exception unstorable) when (IsForGood(unstorable) && batch is [var single])
        {
            Log.Unstorable(logger, single.Toggle.Toggle.EventId, unstorable.Message);
            single.Stored.SetException(unstorable);
            return true;
        }
        catch (Exception unstorable) when (IsForGood(unstorable))
        {
            // One of them is at fault; the others must not suffer for it.
            foreach (var arrival in batch)
                await StoreAsync([arrival], cancellationToken);
            return true;
        }
        catch (Exception passing) when (passing is not OperationCanceledException)
        {
            Log.Postponed(logger, batch.Count, passing.Message);
            return false;
        }
    }

    /// <summary>The data itself is at fault. Two that promote one lane at the same moment are not: next time one sees the other.</summary>
    private static bool IsForGood(Exception failure) => failure switch
    {
        PostgresException { SqlState: ['2', '2' or '3', ..] } refusal => refusal.ConstraintName != LaneSql.HeadIndex,
        NpgsqlException or ObjectDisposedException or OperationCanceledException => false,
        _ => true,
    };

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
