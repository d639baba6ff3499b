using Aspire.Hosting.ApplicationModel;
using Icaro.Local.NativeServers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Local;

/// <summary>
/// The lives of one replica: whoever dies is started again with the same ports and data. Only who ends three times without ever
/// having been healthy has failed to start.
/// </summary>
internal sealed class ReplicaLives(
    Launch launch, Func<Launch, CancellationToken, Task<RunningReplica>> start, ReplicaStatus status, HealthProbe probe, RestartDelay delay)
{
    private const int Attempts = 3;

    public void Hurry() => delay.Skip();

    /// <summary>Returns when it has been stopped, or has ended its work by itself (exit code 0).</summary>
    /// <exception cref="DistributedApplicationException">It cannot be started.</exception>
    public async Task LiveAsync(CancellationToken stopping)
    {
        var hasEverBeenHealthy = false;
        for (var failures = 0; ;)
        {
            var life = await LiveOnceAsync(stopping);
            if (stopping.IsCancellationRequested || life.ExitCode == 0)
                return;

            hasEverBeenHealthy |= life.WasHealthy;
            failures = life.WasHealthy ? 0 : failures + 1;
            if (failures == Attempts && !hasEverBeenHealthy)
                throw new DistributedApplicationException(life.End);

            await delay.WaitAsync(failures, stopping);
        }
    }

    private async Task<Life> LiveOnceAsync(CancellationToken stopping)
    {
        await status.StartingAsync();
        RunningReplica running;
        try
        {
            running = await start(launch, stopping);
        }
        catch (MissingServerException e)
        {
            throw new DistributedApplicationException(e.Message, e);
        }
        catch (Exception e) when (e is not DistributedApplicationException && !stopping.IsCancellationRequested)
        {
            launch.Log(e.Message);
            return new(WasHealthy: false, ExitCode: null, e.Message);
        }

        await status.RunningAsync(running.Process.Id);
        var wasHealthy = await WatchAsync(running, stopping);
        var exitCode = await running.Process.Exited;
        var byItself = !stopping.IsCancellationRequested && exitCode == 0;
        await status.EndedAsync(byItself ? KnownResourceStates.Finished : KnownResourceStates.Exited, exitCode);
        return new(wasHealthy, exitCode, $"it ended with exit code {exitCode}");
    }

    /// <summary>Follows its health until it ends, by itself or on demand.</summary>
    private async Task<bool> WatchAsync(RunningReplica running, CancellationToken stopping)
    {
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var health = WatchHealthAsync(watching.Token);
        try
        {
            await running.Process.Exited.WaitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            await status.StoppingAsync();
            await running.StopAsync(CancellationToken.None);
        }

        await watching.CancelAsync();
        return await health;
    }

    private async Task<bool> WatchHealthAsync(CancellationToken cancellationToken)
    {
        var wasHealthy = false;
        try
        {
            await foreach (var reports in probe.WatchAsync(launch.Resource, launch.Replica, cancellationToken))
            {
                await status.CheckedAsync(reports);
                wasHealthy |= reports.All(report => report.Status == HealthStatus.Healthy);
            }
        }
        catch (OperationCanceledException)
        {
            // Nothing is left to watch.
        }

        return wasHealthy;
    }

    private readonly record struct Life(bool WasHealthy, int? ExitCode, string End);
}
