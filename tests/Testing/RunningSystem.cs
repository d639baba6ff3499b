using System.Collections.Concurrent;
using Aspire.Hosting.Testing;

namespace Icaro.Testing;

/// <summary>
/// The whole system from AppHost.cs, on free ports and fresh data, whose processes can be killed and started again. <see
/// cref="SystemBuilder"/> makes it.
/// </summary>
public sealed class RunningSystem : IAsyncDisposable
{
    private readonly TemporaryFolder _data;
    private readonly ReplicaWatch _watch;
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();
    private readonly HealthProbe _health = new();

    internal RunningSystem(DistributedApplication application, TemporaryFolder data)
    {
        (Application, _data) = (application, data);
        _watch = new(application.ResourceNotifications);
    }

    public DistributedApplication Application { get; }

    /// <summary>The processes of all services and servers.</summary>
    public IReadOnlyList<Replica> Replicas => _watch.All;

    public IReadOnlyList<Replica> ReplicasOf(string resource) => [.. Replicas.Where(replica => replica.Resource == resource)];

    /// <summary>Of a service with one replica, or of its first one: its own, past the proxy that all replicas share.</summary>
    public Uri AddressOf(string service) => ReplicasOf(service)[0].Address!;

    /// <summary>For a server, or a database, as its services get it.</summary>
    public async Task<string> ConnectionStringAsync(string resource, CancellationToken cancellationToken) =>
        (await Application.GetConnectionStringAsync(resource, cancellationToken))!;

    /// <summary>Ends when everything is healthy.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Application.StartAsync(cancellationToken);
        await HealAsync(cancellationToken);
    }

    /// <summary>Starts what is down, and ends when everything is healthy.</summary>
    public Task HealAsync(CancellationToken cancellationToken) => HealAsync(() => Replicas, cancellationToken);

    /// <summary>Starts what is down of these, and ends when all of them are healthy.</summary>
    /// <param name="replicas">Gives them as they were last told.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task HealAsync(Func<IEnumerable<Replica>> replicas, CancellationToken cancellationToken)
    {
        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
            await Task.WhenAll(replicas().Select(replica => StartAsync(replica, cancellationToken)));
        }
        while (!(await Task.WhenAll(replicas().Select(_health.IsHealthyAsync))).All(isHealthy => isHealthy));
    }

    /// <summary>SIGKILL to a process and all that it started. It is down then, and stays so until somebody starts it.</summary>
    public async Task KillAsync(Replica replica, CancellationToken cancellationToken)
    {
        if (replica.ProcessId is not { } processId)
            return;
        Signals.SendToFamily(processId, Signal.Kill);
        await Application.ResourceNotifications.WaitForResourceAsync(
            replica.Resource, change => change.ResourceId == replica.Id && Replica.Of(change).ProcessId != processId, cancellationToken);
    }

    /// <summary>Stops a process in good order.</summary>
    public Task StopAsync(Replica replica, CancellationToken cancellationToken) =>
        InTurnAsync(replica, known => !known.IsDown, KnownResourceCommands.StopCommand, cancellationToken);

    /// <summary>Starts a process that is down; does nothing for others.</summary>
    public Task StartAsync(Replica replica, CancellationToken cancellationToken) =>
        InTurnAsync(replica, known => known.IsDown, KnownResourceCommands.StartCommand, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Application.DisposeAsync();
        await _watch.DisposeAsync();
        _health.Dispose();
        _data.Dispose();
    }

    private async Task InTurnAsync(Replica replica, Func<Replica, bool> isWanted, string command, CancellationToken cancellationToken)
    {
        var turn = _turns.GetOrAdd(replica.Id, _ => new(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (Application.ResourceNotifications.TryGetCurrentState(replica.Id, out var current) && isWanted(Replica.Of(current)))
                await Application.ResourceCommands.ExecuteCommandAsync(replica.Id, command, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }
}
