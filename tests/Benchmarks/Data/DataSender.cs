using System.Diagnostics;
using System.Text;
using Icaro.Benchmarks.Measuring;
using Icaro.Benchmarks.Processes;

namespace Icaro.Benchmarks.Data;

/// <summary>Posts batches over a number of connections, each with points that nobody has sent before.</summary>
internal sealed class DataSender(HttpClient http, DataPartner partner, int connections)
{
    /// <param name="batch">Points in a request.</param>
    public async Task<Sample> MeasureAsync(
        int batch, TimeSpan duration, IReadOnlyList<MeteredProcess> processes, CancellationToken cancellationToken)
    {
        var stored = 0;
        var meter = new CpuMeter(processes);
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async number =>
        {
            var started = Stopwatch.GetTimestamp();
            for (var round = number; Stopwatch.GetElapsedTime(started) < duration; round += connections)
            {
                await PostAsync(Body(batch, round), cancellationToken);
                Interlocked.Add(ref stored, batch);
            }
        }));
        return Sample.Of("points/s", stored, meter.Stop());
    }

    private async Task PostAsync(string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, partner.Path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", partner.Header);
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Each request is of devices of its own turn, as gateways have theirs.</summary>
    private string Body(int batch, int round)
    {
        var points = Enumerable.Range(0, batch).Select(i =>
            DataText.Point(partner.Devices[(round + (i * connections)) % partner.Devices.Count], Guid.CreateVersion7().ToString()));
        return batch == 1 ? points.Single() : $"[{string.Join(',', points)}]";
    }
}
