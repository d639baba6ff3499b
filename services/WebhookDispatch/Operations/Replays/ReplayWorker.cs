namespace Icaro.WebhookDispatch.Operations.Replays;

/// <summary>Runs the jobs, also those of replicas that died. Each replica runs a different job.</summary>
internal sealed partial class ReplayWorker(
    ReplayStep step,
    DatabaseReadiness<DispatchDbContext> readiness,
    AsyncSignal<Delivery> signal,
    TimeProvider time,
    ILogger<ReplayWorker> logger) : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        while (true)
        {
            if (!await TryStepAsync(stoppingToken))
                await Task.Delay(PollInterval, time, stoppingToken);
        }
    }

    private async Task<bool> TryStepAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await step.RunAsync(cancellationToken))
                return false;

            signal.Set();
            return true;
        }
        // Includes deadlocks with the delivery worker. The transaction was rolled back, and the step is repeated.
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            Log.Postponed(logger, failed.Message);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A step of a replay failed and is retried: {Reason}")]
        public static partial void Postponed(ILogger logger, string reason);
    }
}
