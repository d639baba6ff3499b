using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Icaro.Hosting;

/// <summary>
/// Tells the person at the terminal how to use the system once all of it is healthy, or which part could not start and why.
/// </summary>
internal sealed class StartReport(
    StartReportLines report,
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    IHostApplicationLifetime lifetime) : BackgroundService
{
    private const int LinesOfFailure = 20;

    private readonly long _started = Stopwatch.GetTimestamp();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (report.Dashboard is { } dashboard)
            Console.WriteLine($"Starting .. the dashboard shows how far it is: {dashboard}");

        Dictionary<string, ResourceEvent> newest = [];
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            newest[change.ResourceId] = change;
            if (change.Resource is not ParameterResource && IsFailed(change.Snapshot))
            {
                await TellFailureAsync(change, stoppingToken);
                return;
            }
            if (Awaited().All(resource => newest.Values.Any(one => one.Resource == resource && IsHealthy(one.Snapshot))))
            {
                await TellUseAsync(stoppingToken);
                return;
            }
        }
    }

    private static bool IsHealthy(CustomResourceSnapshot snapshot) => snapshot.HealthStatus == HealthStatus.Healthy;

    private static bool IsFailed(CustomResourceSnapshot snapshot) =>
        snapshot.State?.Text == KnownResourceStates.FailedToStart
        || (snapshot.ExitCode is not null && KnownResourceStates.TerminalStates.Contains(snapshot.State?.Text));

    private IEnumerable<IResource> Awaited() => model.Resources.Where(resource =>
        resource is ProjectResource && !resource.Annotations.OfType<ExplicitStartupAnnotation>().Any());

    private async Task TellUseAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine($"\nAll services are healthy, {Stopwatch.GetElapsedTime(_started).TotalSeconds:F0} s after the start.\n");
        foreach (var (label, value) in report.Lines)
            Console.WriteLine($"  {label,-18} {await value.GetValueAsync(cancellationToken)}");
        if (report.Dashboard is { } dashboard)
            Console.WriteLine($"  {"dashboard",-18} {dashboard}");
        Console.WriteLine("\nCtrl-C stops everything.");
    }

    /// <summary>A system of which a part cannot start is of no use: everything stops, and the reason is what stands last.</summary>
    private async Task TellFailureAsync(ResourceEvent failed, CancellationToken cancellationToken)
    {
        List<string> lines = [];
        await foreach (var batch in logs.GetAllAsync(failed.ResourceId).WithCancellation(cancellationToken))
            lines.AddRange(batch.Select(line => line.Content));
        Environment.ExitCode = 1;
        await Console.Error.WriteLineAsync(
            $"{failed.Resource.Name} could not start. Its last lines:\n  {string.Join("\n  ", lines.TakeLast(LinesOfFailure))}");
        lifetime.StopApplication();
    }
}
