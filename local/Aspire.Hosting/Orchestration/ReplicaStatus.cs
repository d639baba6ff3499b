using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

/// <summary>Publishes how one replica is. Children of the resource, like databases, are always as their server is.</summary>
internal sealed class ReplicaStatus(
    IResource resource, int replica, ResourceNotificationService notifications, IReadOnlyList<IResource> children)
{
    private const string ProcessId = "executable.pid";

    public string Id { get; } = resource.GetReplicaIds()[replica];

    public Task WaitingAsync() => PublishAsync(KnownResourceStates.Waiting);

    public Task StartingAsync() => PublishAsync(KnownResourceStates.Starting);

    public Task RunningAsync(int processId) => PublishAsync(snapshot => snapshot with
    {
        State = KnownResourceStates.Running,
        ExitCode = null,
        Failure = null,
        Properties = [new(ProcessId, processId)],
        HealthReports = Unchecked(),
        Urls = Urls(),
    });

    public Task CheckedAsync(IReadOnlyList<HealthReportSnapshot> reports) =>
        PublishAsync(snapshot => snapshot with { HealthReports = [.. reports] });

    public Task StoppingAsync() => PublishAsync(KnownResourceStates.Stopping);

    /// <summary>Ended: on demand (Exited), by itself with 0 (Finished), or by a crash (Exited, soon started again).</summary>
    public Task EndedAsync(string state, int? exitCode) => PublishAsync(snapshot => snapshot with
    {
        State = state,
        ExitCode = exitCode,
        Properties = [],
        HealthReports = [],
        Urls = [],
    });

    public Task FailedToStartAsync(string sentence) => PublishAsync(snapshot => snapshot with
    {
        State = KnownResourceStates.FailedToStart,
        Failure = sentence,
        Properties = [],
        HealthReports = [],
        Urls = [],
    });

    private Task PublishAsync(string state) => PublishAsync(snapshot => snapshot with { State = state });

    private async Task PublishAsync(Func<CustomResourceSnapshot, CustomResourceSnapshot> change)
    {
        await notifications.PublishUpdateAsync(resource, Id, change);
        foreach (var child in children)
            await notifications.PublishUpdateAsync(child, child.Name, change);
    }

    private ImmutableArray<HealthReportSnapshot> Unchecked() =>
    [
        .. resource.Annotations.OfType<HttpHealthCheckAnnotation>()
            .Select(check => new HealthReportSnapshot(check.Path, Status: null, "not asked yet", ExceptionText: null)),
    ];

    private ImmutableArray<UrlSnapshot> Urls() =>
    [
        .. resource.Annotations.OfType<EndpointAnnotation>()
            .Select(endpoint => new UrlSnapshot(endpoint.Name, endpoint.UrlAt(endpoint.ReplicaPorts[replica]), !endpoint.IsExternal)),
    ];
}
