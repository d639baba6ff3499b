namespace Icaro.Benchmarks.Data;

/// <summary>Posts batches over a number of connections, each with points that nobody has sent before.</summary>
internal sealed class DataSender(DataPartner partner, int connections)
{
    /// <param name="batch">Points in a request.</param>
    public async Task<Sample> MeasureAsync(
        int batch, TimeSpan duration, IReadOnlyList<MeteredProcess> processes, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var meter = new CpuMeter(processes);
        var stored = await SendAsync(batch, _ => Stopwatch.GetElapsedTime(started) < duration, cancellationToken);
        return Sample.Of("points/s", stored, meter.Stop());
    }

    /// <param name="batch">Points in a request.</param>
    /// <param name="goesOn">Asked before each request; is given how many the connection has sent.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many points were sent.</returns>
    public async Task<int> SendAsync(int batch, Func<int, bool> goesOn, CancellationToken cancellationToken)
    {
        var sent = await Task.WhenAll(Enumerable.Range(0, connections).Select(async number =>
        {
            var requests = 0;
            for (; goesOn(requests); requests++)
                await PostAsync(Body(batch, number + (requests * connections)), cancellationToken);
            return requests;
        }));
        return sent.Sum() * batch;
    }

    private async Task PostAsync(string body, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var _ = await partner.SendAsync(HttpMethod.Post, $"{partner.Project}/data", content, cancellationToken);
    }

    /// <summary>Each request is of devices of its own turn, as gateways have theirs.</summary>
    private string Body(int batch, int round)
    {
        var points = Enumerable.Range(0, batch).Select(i =>
            DataText.Point(partner.Devices[(round + (i * connections)) % partner.Devices.Count], Guid.CreateVersion7().ToString()));
        return batch == 1 ? points.Single() : $"[{string.Join(',', points)}]";
    }
}
