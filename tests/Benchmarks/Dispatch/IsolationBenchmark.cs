namespace Icaro.Benchmarks.Dispatch;

/// <summary>
/// What healthy endpoints notice of dead and dripping ones: the same toggles, once with all endpoints well, once with half of them bad.
/// </summary>
internal sealed class IsolationBenchmark : IBenchmark
{
    private const int Half = 100, LanesPerEndpoint = 4, TogglesPerLane = 20, PerSecond = 400, Seconds = 5;
    private const int Lanes = 2 * Half * LanesPerEndpoint, Toggles = Lanes * TogglesPerLane;
    private const string Well = "200 endpoints well", Bad = "100 well, 100 dead or dripping";
    private const string Rate = "deliveries/s", Latency = "bus to receiver";

    /// <summary>Shorter than by default, so that the next measurement begins with nothing left over.</summary>
    private static readonly TimeSpan ExchangeTimeout = TimeSpan.FromSeconds(5);

    public string Name => "dispatch-isolation";

    public string Summary => $"a backlog of {Toggles} toggles, then {PerSecond}/s, for {2 * Half} endpoints";

    public async Task<Report> RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using var healthy = await ReceiverProcess.StartAsync(Half, bad: 0, cancellationToken);
        await using var neighbours = await ReceiverProcess.StartAsync(Half, bad: 0, cancellationToken);
        await using var badNeighbours = await ReceiverProcess.StartAsync(Half, bad: Half, cancellationToken);
        using var clock = new ArrivalClock(Half);
        await using var system = await WholeSystem.StartAsync(
            builder => builder.Project(Resources.Dispatch).WithEnvironment("Egress__ExchangeTimeout", ExchangeTimeout.ToString()),
            cancellationToken);
        var replicas = system.Processes(Resources.Dispatch);
        var servers = system.Processes(Resources.Postgres, Resources.Broker);
        await using var queue = await Queue.OpenAsync(
            await system.ConnectionStringAsync(Resources.Broker, cancellationToken), Resources.Dispatch, cancellationToken);
        using var http = new HttpClient { BaseAddress = system.AddressOf(Resources.Gateway) };
        var admin = await ApiClient.LogInAsync(http, cancellationToken);
        var source = new ToggleSource(WholeSystem.KeyRing);

        Subject Beside(string name, ReceiverProcess others) => new(name, async stop =>
        {
            var other = source.Endpoints(others.Urls);
            var backlog = source.Toggles(InTurn(source.Endpoints(healthy.Urls), other), Lanes, Toggles).ToList();
            var drained = await new Drain(queue, healthy, replicas, servers).MeasureAsync(backlog, Toggles / 2, stop);
            var trickle = source.Toggles(InTurn(source.Endpoints(clock.Urls), other), Lanes, PerSecond * Seconds).ToList();
            var latencies = await TrickleAsync(queue, trickle, clock, stop);

            // As an operator would, so that what they are still owed is not tried any more.
            foreach (var endpoint in other)
                await admin.SendAsync(HttpMethod.Patch, $"/endpoints/{endpoint.EndpointId}", new { enabled = false }, stop);
            await Task.Delay(ExchangeTimeout, stop);
            return new([drained.Figures[0], .. latencies.Figures(Latency)]);
        });

        var comparison = await run.CompareAsync([Beside(Well, neighbours), Beside(Bad, badNeighbours)], cancellationToken);
        return new(
            [new($"The webhooks of {Half} healthy endpoints", comparison)],
            [
                Goal.AtLeast($"with / without bad endpoints, {Rate}", 0.90, comparison.Ratio(Bad, Well, Rate)),
                Goal.AtMost("with / without bad endpoints, p99", 1.2, comparison.Ratio(Bad, Well, $"p99 ms {Latency}")),
            ]);
    }

    private static async Task<Latencies> TrickleAsync(
        Queue queue, List<IntegrationToggled> toggles, ArrivalClock clock, CancellationToken cancellationToken)
    {
        clock.Forget();
        var due = new Dictionary<Guid, long>();
        await OpenLoop.RunAsync(PerSecond, toggles.Count, (i, at) =>
        {
            // Every second one is for a healthy endpoint.
            if (i % 2 == 0)
                due[toggles[i].EventId] = at;
            return queue.SendAsync(toggles[i], cancellationToken);
        }, cancellationToken);
        await clock.WaitForAsync(due.Count, cancellationToken);
        return new(due.Select(one => Stopwatch.GetElapsedTime(one.Value, clock.Of(one.Key)!.Value)));
    }

    private static IReadOnlyList<WebhookEndpoint> InTurn(IReadOnlyList<WebhookEndpoint> ours, IReadOnlyList<WebhookEndpoint> others) =>
        [.. ours.Zip(others).SelectMany(pair => new[] { pair.First, pair.Second })];
}
