namespace Icaro.Benchmarks.Wings;

/// <summary>Guests go on while catalog, broker and database are killed. wrk ends with an error when a single answer is none.</summary>
internal sealed class OutageBenchmark : IBenchmark
{
    private const int Connections = 8;
    private const string Before = "all is well", Outage = "catalog, broker and database are killed after 10 s";

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan UntilKill = TimeSpan.FromSeconds(10);

    public string Name => "wings-outage";

    public string Summary =>
        $"{Duration.TotalSeconds} s of redirects with state through the gateway, while everything behind wings-redirect dies";

    public async Task<Report> RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using var system = await WholeSystem.StartAsync(cancellationToken);
        using var catalog = new HttpClient { BaseAddress = system.AddressOf(Resources.Catalog) };
        var guests = await Guests.CreateAsync(system, catalog, cancellationToken);
        var processes = system.Processes(Resources.Gateway, Resources.Wings);
        string[] victims = [Resources.Catalog, Resources.Broker, Resources.Postgres];
        var load = new Wrk(new Uri(system.AddressOf(Resources.Gateway), guests.ToPlatform), Connections);

        // Once each: what is dead stays dead.
        var comparison = new Comparison();
        comparison.Add(Before, await load.MeasureAsync(Duration, processes, cancellationToken));
        var outage = load.MeasureAsync(Duration, processes, cancellationToken);
        await Task.Delay(UntilKill, cancellationToken);
        await Task.WhenAll(victims.SelectMany(system.ReplicasOf).Select(victim => system.KillAsync(victim, cancellationToken)));
        run.Log($"killed: {string.Join(", ", victims)}");
        comparison.Add(Outage, await outage);

        return new(
            [new("Not one request failed", comparison)],
            [Goal.AtLeast("requests/s with / without outage", 0.90, comparison.Ratio(Outage, Before, "requests/s"))]);
    }
}
