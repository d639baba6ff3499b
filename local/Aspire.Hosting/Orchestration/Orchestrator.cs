using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Local;

/// <summary>Runs the whole model: everything starts as soon as what it waits for is ready, and stops in the opposite order.</summary>
internal sealed class Orchestrator(
    DistributedApplicationModel model,
    DistributedApplicationExecutionContext executionContext,
    AppHostOptions options,
    DataDirectory data,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    HealthProbe probe,
    TimeProvider time) : IHostedService, IDisposable
{
    private readonly Dictionary<IResource, IReadOnlyList<Replica>> _replicas = [];
    private IReadOnlyList<IReadOnlyList<IResource>> _stopOrder = [];

    /// <summary>All replicas of the resource with this name, or the one with this id.</summary>
    public IReadOnlyList<Replica> Find(string nameOrId) =>
    [
        .. from resource in _replicas
           from replica in resource.Value
           where Same(resource.Key.Name, nameOrId) || Same(replica.Id, nameOrId)
           select replica,
    ];

    /// <summary>Checks the model, and takes what the whole run needs. Before the start, so that whoever starts gets the sentence.</summary>
    /// <exception cref="NotSupportedException">It is to be published.</exception>
    /// <exception cref="DistributedApplicationException">It cannot run: circular waits, data or ports that others have.</exception>
    public void Prepare()
    {
        if (executionContext.IsPublishMode)
            throw new NotSupportedException("Publishing needs the real Aspire: build with -p:UseAspire=true.");

        _stopOrder = StopOrder.Of([.. model.Resources]);
        data.Take();
        PortAllocation.Allocate(model.Resources, options.RandomizePorts);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var resource in model.Resources)
        {
            if (resource.Annotations.OfType<LaunchAnnotation>().LastOrDefault() is { } launch)
                _replicas.Add(resource, [.. Enumerable.Range(0, resource.GetReplicaCount()).Select(n => Create(resource, launch, n))]);
            else if (resource is not IResourceWithParent)
                await notifications.PublishUpdateAsync(resource, snapshot => snapshot with { State = KnownResourceStates.Running });
        }

        await Task.WhenAll(_replicas.Values.SelectMany(replicas => replicas).Select(replica => replica.StartAsync(cancellationToken)));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var group in _stopOrder)
        {
            var replicas = group.Where(_replicas.ContainsKey).SelectMany(resource => _replicas[resource]);
            await Task.WhenAll(replicas.Select(replica => replica.StopAsync(cancellationToken)));
        }

        notifications.Complete();
    }

    public void Dispose()
    {
        foreach (var replica in _replicas.Values.SelectMany(replicas => replicas))
            replica.Dispose();
    }

    private Replica Create(IResource resource, LaunchAnnotation annotation, int number)
    {
        var children = model.Resources.Where(child => child is IResourceWithParent { Parent: var parent } && parent == resource);
        var status = new ReplicaStatus(resource, number, notifications, [.. children]);
        var launch = new Launch(resource, number, executionContext, data, line => logs.Add(status.Id, line));
        var lives = new ReplicaLives(launch, annotation.LaunchAsync, status, probe, new RestartDelay(time));
        return new(status, lives, stopping => notifications.WaitForDependenciesAsync(resource, stopping));
    }

    private static bool Same(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
