namespace Icaro.Chaos.Replicas;

/// <summary>The processes of the system, to be killed, paused and brought back to life. Who takes one down starts it again.</summary>
internal sealed class RunningReplicas(RunningSystem system, RunClock clock)
{
    /// <summary>How long the dead stay dead.</summary>
    private static readonly TimeSpan Death = TimeSpan.FromSeconds(1);

    private readonly ConcurrentBag<Task> _revivals = [];

    /// <summary>The replica of a resource with this number; numbers that do not exist count from the first again.</summary>
    public Replica Of(string resource, int number)
    {
        var replicas = system.ReplicasOf(resource);
        return replicas[number % replicas.Count];
    }

    /// <summary>SIGKILL, and a new life after a moment.</summary>
    public async Task KillAsync(Replica replica, CancellationToken cancellationToken)
    {
        await system.KillAsync(replica, cancellationToken);
        await clock.DelayAsync(Death, cancellationToken);
        await system.StartAsync(replica, cancellationToken);
    }

    /// <summary>Kills the process at this end of a connection, which comes back to life in the background.</summary>
    public void KillOwner(EndPoint client)
    {
        if (OwnerOf(client) is { } replica)
            _revivals.Add(KillAsync(replica, CancellationToken.None));
    }

    /// <summary>SIGSTOP to a replica and its children for a while.</summary>
    public async Task PauseAsync(Replica replica, TimeSpan duration, CancellationToken cancellationToken)
    {
        if (replica.ProcessId is not { } processId)
            return;

        try
        {
            Signals.SendToFamily(processId, Signal.Stop);
            await clock.DelayAsync(duration, cancellationToken);
        }
        finally
        {
            Signals.SendToFamily(processId, Signal.Continue);
        }
    }

    public Task PauseOwnerAsync(EndPoint client, TimeSpan duration, CancellationToken cancellationToken) =>
        OwnerOf(client) is { } replica ? PauseAsync(replica, duration, cancellationToken) : Task.CompletedTask;

    /// <summary>A stop in good order, as for maintenance, and a start after a while.</summary>
    public async Task StopAsync(Replica replica, TimeSpan duration, CancellationToken cancellationToken)
    {
        try
        {
            await system.StopAsync(replica, cancellationToken);
            await clock.DelayAsync(duration, cancellationToken);
        }
        finally
        {
            await system.StartAsync(replica, CancellationToken.None);
        }
    }

    /// <summary>Starts whatever does not run, and ends when everything is healthy.</summary>
    public async Task HealAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_revivals);
        await system.HealAsync(cancellationToken);
    }

    private Replica? OwnerOf(EndPoint client) =>
        ConnectionOwner.Find(client) is { } processId ? system.Replicas.FirstOrDefault(replica => replica.ProcessId == processId) : null;
}
