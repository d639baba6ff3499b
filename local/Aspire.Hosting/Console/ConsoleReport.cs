using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Local;

/// <summary>Tells a person at the console what happens, what services write, and once all is well, how to use it.</summary>
internal sealed class ConsoleReport(
    DistributedApplicationModel model, ResourceNotificationService notifications, ResourceLoggerService logs, HowToUse howToUse)
    : BackgroundService
{
    private const int LinesOfTrouble = 20;
    private const string Healthy = "healthy";
    private const string HealthyNoMore = "healthy no more";

    private readonly Dictionary<string, string> _told = [];
    private readonly ConsoleLines _lines = new([.. Shown(model).SelectMany(resource => resource.GetReplicaIds())]);
    private readonly HashSet<string> _servers = [.. model.Resources.OfType<ContainerResource>().Select(server => server.Name)];
    private bool _explained;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        logs.LineAdded += (replica, line) =>
        {
            if (!_servers.Contains(replica))
                _lines.Output(replica, line);
        };
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not until the stop, but until the end: the stop is part of the story.
        await foreach (var change in notifications.WatchAsync(CancellationToken.None))
        {
            if (!_lines.Knows(change.ResourceId))
                continue;

            Tell(change);
            if (!_explained && IsAllHealthy())
            {
                _explained = true;
                _lines.Write(ResourceTable.Of(Shown(model), notifications));
                _lines.Write(await howToUse.DescribeAsync(stoppingToken));
            }
        }
    }

    private static IEnumerable<IResource> Shown(DistributedApplicationModel model) =>
        model.Resources.Where(resource => resource.Annotations.OfType<LaunchAnnotation>().Any());

    private void Tell(ResourceEvent change)
    {
        var told = _told.GetValueOrDefault(change.ResourceId, string.Empty);
        var state = Describe(change.Snapshot, told);
        if (told == state)
            return;

        _told[change.ResourceId] = state;
        if (_servers.Contains(change.ResourceId) && IsInTrouble(change.Snapshot))
        {
            foreach (var line in logs.Last(change.ResourceId, LinesOfTrouble))
                _lines.Output(change.ResourceId, line.Content);
        }

        _lines.State(change.ResourceId, state, change.Snapshot.HealthStatus == HealthStatus.Healthy);
    }

    private bool IsAllHealthy() =>
        Shown(model).SelectMany(resource => resource.GetReplicaIds()).All(replica =>
            notifications.TryGetCurrentState(replica, out var now)
            && (now.Snapshot.HealthStatus == HealthStatus.Healthy || now.Snapshot.State?.Text == KnownResourceStates.Finished));

    /// <summary>The output of servers is long and seldom of interest; it is shown when they fail.</summary>
    private static bool IsInTrouble(CustomResourceSnapshot snapshot) => snapshot is { Failure: not null } or { ExitCode: not (null or 0) };

    private static string Describe(CustomResourceSnapshot snapshot, string told) => snapshot switch
    {
        { Failure: { } failure } => $"failed to start: {failure}",
        { State.Text: "Exited", ExitCode: { } exitCode } => $"ended with exit code {exitCode}",
        { HealthStatus: HealthStatus.Healthy } => Healthy,
        { HealthStatus: not null } when told == Healthy => $"{HealthyNoMore}: {snapshot.HealthReports.FirstOrDefault()?.Description}",
        { HealthStatus: not null } when told.StartsWith(HealthyNoMore, StringComparison.Ordinal) => told,
        { State: { } state } => state.Text.ToLowerInvariant(),
        _ => "unknown",
    };
}
