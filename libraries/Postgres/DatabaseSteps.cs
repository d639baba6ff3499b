namespace Icaro.Postgres;

public static class DatabaseSteps
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Processes work that waits in the database, in short transactions, until the service stops. Looks for work at an interval, and takes
    /// one step after another while there is some. A failed step is repeated after the interval.
    /// </summary>
    /// <param name="readiness">The database.</param>
    /// <param name="takeStep">Returns false when no work is left that no other replica is processing.</param>
    /// <param name="onFailure">Logs why a step failed.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stoppingToken">Ends it.</param>
    /// <param name="interval">By default one second.</param>
    public static async Task TakeStepsAsync<TContext>(
        this DatabaseReadiness<TContext> readiness, Func<CancellationToken, Task<bool>> takeStep, Action<string> onFailure,
        TimeProvider time, CancellationToken stoppingToken, TimeSpan? interval = null)
        where TContext : DbContext
    {
        await readiness.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(interval ?? Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await takeStep(stoppingToken))
                {
                    // Until no work is left.
                }
            }
            // Not every failure while the service stops is its cancellation: the database may have stopped first.
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                onFailure(failure.GetBaseException().Message);
            }
        }
    }
}
