using Aspire.Hosting.ApplicationModel;
using Icaro.Local.NativeServers;

namespace Aspire.Hosting.Local;

/// <summary>How one replica of a resource is started. Every kind of resource that runs has its own way.</summary>
internal sealed record LaunchAnnotation(Func<Launch, CancellationToken, Task<RunningReplica>> LaunchAsync) : IResourceAnnotation;

/// <summary>What a start needs to know; <see cref="Log"/> takes the output line by line.</summary>
internal sealed record Launch(
    IResource Resource,
    int Replica,
    DistributedApplicationExecutionContext ExecutionContext,
    DataDirectory Data,
    Action<string> Log)
{
    /// <summary>This replica's port of the endpoint.</summary>
    public int PortOf(string endpointName) =>
        Resource.Annotations.OfType<EndpointAnnotation>().Single(endpoint => endpoint.Name == endpointName).ReplicaPorts[Replica];
}

/// <summary>A replica that runs, and how it is asked to end.</summary>
internal sealed record RunningReplica(ManagedProcess Process, Func<CancellationToken, Task> StopAsync);
