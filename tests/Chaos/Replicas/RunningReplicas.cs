using System.Collections.Concurrent;
using System.Net;

namespace Icaro.Chaos.Replicas;

/// <summary>The processes of the system, to be killed, paused and brought back to life.</summary>
/// <param name="startAsync">Starts the replica with this id, if it does not run.</param>
internal sealed class RunningReplicas(Func<string, CancellationToken, Task> startAsync, RunClock clock)
{
    /// <summary>How long the dead stay dead, unless whoever supervises them is faster.</summary>
    private static readonly TimeSpan Death = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Replica> _replicas = [];
    private readonly ConcurrentBag<Task> _revivals = [];

    public IReadOnlyList<Replica> All => [.. _replicas.Values];

    /// <summary>Notes the process of a replica; null when it has none at the moment.</summary>
    public void Report(string resource, string id, int? processId) => _replicas[id] = new(resource, id, processId);

    /// <summary>The replicas of a resource, always in the same order.</summary>
    public IReadOnlyList<Replica> Of(string resource) =>
        [.. _replicas.Values.Where(replica => replica.Resource == resource).OrderBy(replica => replica.Id, StringComparer.Ordinal)];

    /// <summary>SIGKILL, and a new life after a moment.</summary>
    public async Task KillAsync(Replica replica, CancellationToken cancellationToken)
    {
        if (replica.ProcessId is { } processId)
            Signals.Send(processId, Signal.Kill);
        await clock.DelayAsync(Death, cancellationToken);
        await startAsync(replica.Id, cancellationToken);
    }

    /// <summary>Kills the process at this end of a connection, which comes back to life in the background.</summary>
    public void KillOwner(EndPoint client)
    {
        if (ProcessFiles.OwnerOf(client) is { } processId && Find(processId) is { } replica)
            _revivals.Add(KillAsync(replica, CancellationToken.None));
    }

    /// <summary>SIGSTOP to a replica and its children for a while.</summary>
    public async Task PauseAsync(Replica replica, TimeSpan duration, CancellationToken cancellationToken)
    {
        if (replica.ProcessId is not { } processId)
            return;

        var family = ProcessFiles.FamilyOf(processId);
        try
        {
            foreach (var member in family)
                Signals.Send(member, Signal.Stop);
            await clock.DelayAsync(duration, cancellationToken);
        }
        finally
        {
            foreach (var member in family)
                Signals.Send(member, Signal.Continue);
        }
    }

    public async Task PauseOwnerAsync(EndPoint client, TimeSpan duration, CancellationToken cancellationToken)
    {
        if (ProcessFiles.OwnerOf(client) is { } processId && Find(processId) is { } replica)
            await PauseAsync(replica, duration, cancellationToken);
    }

    /// <summary>Starts whatever does not run.</summary>
    public async Task HealAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_revivals);
        await Task.WhenAll(_replicas.Values.Select(replica => startAsync(replica.Id, cancellationToken)));
    }

    private Replica? Find(int processId) => _replicas.Values.FirstOrDefault(replica => replica.ProcessId == processId);
}

/// <param name="ProcessId">Null while it does not run.</param>
internal sealed record Replica(string Resource, string Id, int? ProcessId);
