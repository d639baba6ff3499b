namespace Icaro.Benchmarks.Dispatch;

/// <summary>How long a platform waits for what a manager switched, through all of the system.</summary>
internal sealed class LatencyBenchmark : IBenchmark
{
    private const int PerSecond = 200, Few = 20, Hotspots = 25, Endpoints = 8, Seconds = 10;
    private const string System = "enable", Rested = "enable, after an idle minute", Direct = "POSTed directly, without a system";
    private const string SinceCommit = "commit to receiver", SinceDue = "request due to receiver";

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    public string Name => "dispatch-latency";

    public string Summary => $"{PerSecond} and {Few} toggles/s from an open loop, from the catalog's commit to the platform";

    public async Task<Report> RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        using var platform = new ArrivalClock(Endpoints);
        await using var system = await WholeSystem.StartAsync(cancellationToken);
        using var http = new HttpClient { BaseAddress = system.AddressOf(Resources.Catalog) };
        var tenants = await Tenants.CreateAsync(http, Hotspots, platform.Urls, cancellationToken);
        http.DefaultRequestHeaders.Add("Token", tenants.Token);

        var comparison = await run.CompareAsync(
            [new(System, stop => ToggleAsync(http, tenants, platform, PerSecond, stop)), new(Direct, stop => PostAsync(platform, stop))],
            cancellationToken);
        var rested = new Comparison();
        await Task.Delay(Rest, cancellationToken);
        rested.Add(Rested, await ToggleAsync(http, tenants, platform, Few, cancellationToken));
        return new(
            [new($"{PerSecond} toggles/s", comparison), new($"{Few} toggles/s", rested)],
            [.. GoalsOf(System, comparison), .. GoalsOf(Rested, rested)]);
    }

    private static IEnumerable<Goal> GoalsOf(string subject, Comparison comparison) =>
    [
        Goal.AtMost($"{subject}, p50 ms {SinceCommit}", 10, comparison.Median(subject, $"p50 ms {SinceCommit}")),
        Goal.AtMost($"{subject}, p99 ms {SinceCommit}", 60, comparison.Median(subject, $"p99 ms {SinceCommit}")),
    ];

    /// <summary>A lane's toggles arrive in order, so the n-th answer belongs to the n-th arrival.</summary>
    private static async Task<Sample> ToggleAsync(
        HttpClient http, Tenants tenants, ArrivalClock platform, int perSecond, CancellationToken cancellationToken)
    {
        platform.Forget();
        var lanes = (
            from hotspot in tenants.Hotspots
            from pair in tenants.Integrations.Zip(platform.Urls)
            select (Hotspot: hotspot, Integration: pair.First, Url: pair.Second)).ToList();
        var toggles = new (long Due, long Committed)[perSecond * Seconds];
        await OpenLoop.RunAsync(perSecond, toggles.Length, async (i, due) =>
        {
            var (hotspot, integration, _) = lanes[i % lanes.Count];
            using var answer = await http.PutAsync($"/api/hotspot_integrations/{hotspot}/{integration}", content: null, cancellationToken);
            answer.EnsureSuccessStatusCode();
            toggles[i] = (due, Stopwatch.GetTimestamp());
        }, cancellationToken);

        await platform.WaitForAsync(toggles.Length, cancellationToken);
        var arrived = lanes.Select(lane => platform.Of(lane.Url, lane.Hotspot)).ToList();
        var latencies = toggles.Select((toggle, i) => (toggle, At: arrived[i % lanes.Count][i / lanes.Count])).ToList();
        return new(
        [
            .. new Latencies(latencies.Select(one => Stopwatch.GetElapsedTime(one.toggle.Committed, one.At))).Figures(SinceCommit),
            .. new Latencies(latencies.Select(one => Stopwatch.GetElapsedTime(one.toggle.Due, one.At))).Figures(SinceDue),
        ]);
    }

    private static async Task<Sample> PostAsync(ArrivalClock platform, CancellationToken cancellationToken)
    {
        platform.Forget();
        using var http = new HttpClient();
        var latencies = new TimeSpan[PerSecond * Seconds];
        await OpenLoop.RunAsync(PerSecond, latencies.Length, async (i, due) =>
        {
            var id = Guid.CreateVersion7();
            using var request = SignedLoopRole.Sign(platform.Urls[i % platform.Urls.Count], id, SignedLoopRole.Body);
            using var answer = await http.SendAsync(request, cancellationToken);
            latencies[i] = Stopwatch.GetElapsedTime(due, platform.Of(id)!.Value);
        }, cancellationToken);
        return new([.. new Latencies(latencies).Figures(SinceDue)]);
    }
}
