using System.Runtime.CompilerServices;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Local;

/// <summary>Asks one replica for its health: four times a second until it is healthy, then every five seconds.</summary>
internal sealed class HealthProbe(HttpClient client, TimeProvider time)
{
    private static readonly TimeSpan SoonAgain = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LaterAgain = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The reports of all checks of the replica, each time after asking. Ends only by cancellation.</summary>
    public async IAsyncEnumerable<IReadOnlyList<HealthReportSnapshot>> WatchAsync(
        IResource resource, int replica, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var checks = resource.Annotations.OfType<HttpHealthCheckAnnotation>().ToList();
        while (true)
        {
            var reports = await Task.WhenAll(checks.Select(check => AskAsync(resource, check, replica, cancellationToken)));
            yield return reports;

            var healthy = reports.All(report => report.Status == HealthStatus.Healthy);
            await Task.Delay(healthy ? LaterAgain : SoonAgain, time, cancellationToken);
        }
    }

    private async Task<HealthReportSnapshot> AskAsync(
        IResource resource, HttpHealthCheckAnnotation check, int replica, CancellationToken cancellationToken)
    {
        var endpoint = new EndpointReference((IResourceWithEndpoints)resource, check.EndpointName).EndpointAnnotation;
        var url = endpoint.UrlAt(endpoint.ReplicaPorts[replica]) + check.Path;

        var answer = await GetAsync(url, cancellationToken);
        var healthy = check.StatusCode is { } expected ? answer.Status == expected : answer.Status is >= 200 and < 300;
        return new(
            $"{resource.Name}_{check.EndpointName}_{check.Path}_check",
            healthy ? HealthStatus.Healthy : HealthStatus.Unhealthy,
            healthy ? null : $"GET {url}: {answer.Reason}",
            ExceptionText: null);
    }

    private async Task<(int? Status, string Reason)> GetAsync(string url, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            using var response = await client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            return ((int)response.StatusCode, $"status {(int)response.StatusCode}");
        }
        catch (HttpRequestException e)
        {
            return (null, e.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"no answer within {Patience.TotalSeconds:0} seconds");
        }
    }
}
