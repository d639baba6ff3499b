using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Icaro.Chaos.Replicas;

/// <summary>Learns from Aspire which process each replica has.</summary>
internal static class ReplicaWatch
{
    private const string ProcessId = "executable.pid";

    /// <summary>Ends with the application.</summary>
    public static async Task WatchAsync(ResourceNotificationService notifications, RunningReplicas replicas, CancellationToken cancellationToken)
    {
        await foreach (var change in notifications.WatchAsync(cancellationToken))
        {
            if (change.Resource is not (ProjectResource or ContainerResource))
                continue;

            var processId = change.Snapshot.Properties.FirstOrDefault(property => property.Name == ProcessId)?.Value;
            replicas.Report(change.Resource.Name, change.ResourceId, processId is null ? null : Convert.ToInt32(processId, CultureInfo.InvariantCulture));
        }
    }
}
