namespace Icaro.WebhookDispatch.Operations.Replays;

/// <summary>Works at the jobs, also at those that a replica left when it died. Each replica takes another job.</summary>
internal sealed partial class ReplayWorker(
    ReplayStep step,
    DatabaseReadiness<DispatchDbContext> readiness,
    AsyncSignal<Delivery> signal,
    TimeProvider time,
    ILogger<ReplayWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        while (true)
        {
            if (!await TryStepAsync(stoppingToken))
                await Task.Delay(Poll, time, stoppingToken);
        }
    }

    private async Task<bool> TryStepAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await step.TakeAsync(cancellationToken))
                return false;

            signal.Set();
            return true;
        }
        // Also a deadlock with the pump: the step was rolled back as a whole, and is taken again.
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            Log.Postponed(logger, failed.Message);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A step of a replay is taken again later: {Reason}")]
        public static partial void Postponed(ILogger logger, string reason);
    }
}
