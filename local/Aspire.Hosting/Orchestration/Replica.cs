using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

/// <summary>One replica under supervision, from the first start to the stop.</summary>
internal sealed class Replica(ReplicaStatus status, ReplicaLives lives, Func<CancellationToken, Task> waitForDependencies)
    : IDisposable
{
    private readonly SemaphoreSlim _oneCommandAtATime = new(1);
    private CancellationTokenSource _stopping = new();
    private Task _supervision = Task.CompletedTask;

    public string Id => status.Id;

    /// <summary>Starts it; if it waits for its next life after a crash, that life begins now.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => CommandAsync(
        () =>
        {
            if (_supervision.IsCompleted)
            {
                _stopping.Dispose();
                _stopping = new();
                _supervision = SuperviseAsync(_stopping.Token);
            }
            else
            {
                lives.Hurry();
            }

            return Task.CompletedTask;
        },
        cancellationToken);

    /// <summary>Stops it, and returns when it has ended.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => CommandAsync(
        async () =>
        {
            await _stopping.CancelAsync();
            await _supervision;
        },
        cancellationToken);

    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await StopAsync(cancellationToken);
        await StartAsync(cancellationToken);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _oneCommandAtATime.Dispose();
    }

    private async Task SuperviseAsync(CancellationToken stopping)
    {
        await Task.Yield();
        try
        {
            await status.WaitingAsync();
            await waitForDependencies(stopping);
            await lives.LiveAsync(stopping);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // Interrupted while it waited or started, which whoever stops it wants.
            await status.EndedAsync(KnownResourceStates.Exited, exitCode: null);
        }
        catch (DistributedApplicationException e)
        {
            await status.FailedToStartAsync(e.Message);
        }
    }

    private async Task CommandAsync(Func<Task> command, CancellationToken cancellationToken)
    {
        await _oneCommandAtATime.WaitAsync(cancellationToken);
        try
        {
            await command();
        }
        finally
        {
            _oneCommandAtATime.Release();
        }
    }
}
