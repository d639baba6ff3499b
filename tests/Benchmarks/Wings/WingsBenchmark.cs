namespace Icaro.Benchmarks.Wings;

/// <summary>Redirects beside nginx, which says the same to everybody; and preferences.</summary>
internal sealed class WingsBenchmark : IBenchmark
{
    private const int Connections = 32;
    private const string ToPortal = "redirect to the portal", ToPlatform = "redirect to a platform, with state", Callback = "callback";
    private const string Preferences = "preferences", Peer = "nginx return 302";

    public string Name => "wings";

    public string Summary => $"redirects of one replica and of nginx, and preferences, over {Connections} connections";

    public async Task<Report> RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using var nginx = await Nginx.StartAsync("location / { return 302 http://portal.example/; }", http: "", cancellationToken);
        await using var system = await WholeSystem.StartAsync(cancellationToken);
        var address = system.AddressOf(Resources.Wings);
        using var catalog = new HttpClient { BaseAddress = system.AddressOf(Resources.Catalog) };
        var guests = await Guests.CreateAsync(system, catalog, cancellationToken);
        var processes = system.Processes(Resources.Wings);

        Subject Get(string name, string pathAndQuery) => new(name, stop =>
            new Wrk(new Uri(address, pathAndQuery), Connections).MeasureAsync(run.Duration, processes, stop));
        var comparison = await run.CompareAsync(
        [
            Get(ToPortal, guests.ToPortal),
            Get(ToPlatform, guests.ToPlatform),
            Get(Callback, guests.Callback),
            Get(Preferences, guests.Preferences),
            new(Peer, stop => new Wrk(nginx.Address, Connections).MeasureAsync(run.Duration, [nginx.Process], stop)),
        ], cancellationToken);

        return new(
            [new("Each by its own", comparison)],
            [
                Goal.AtLeast("redirect / nginx, requests/s", 0.70, comparison.Ratio(ToPortal, Peer, "requests/s")),
                Goal.AtLeast("redirect with state / nginx, requests/s", 0.70, comparison.Ratio(ToPlatform, Peer, "requests/s")),
                Goal.AtLeast("preferences, requests/s", 15_000, comparison.Median(Preferences, "requests/s")),
            ]);
    }
}
