namespace Icaro.Benchmarks.Catalog;

/// <summary>
/// What hotspot managers ask for, straight from the catalog. The dispatcher rests meanwhile; what it is owed gathers in its queue.
/// </summary>
internal sealed class CatalogBenchmark : IBenchmark
{
    private const int Connections = 32;
    private const string Enable = "enable", List = "GET integrations", Switches = "GET hotspot_integrations";

    public string Name => "catalog";

    public string Summary => $"requests to the catalog over {Connections} connections";

    public async Task<Report> RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using var system = await WholeSystem.StartAsync(cancellationToken);
        using var http = new HttpClient { BaseAddress = system.AddressOf(Resources.Catalog) };
        var urls = Enumerable.Range(0, 4).Select(number => new Uri($"http://127.0.0.1:9999/{number}")).ToList();
        var tenants = await Tenants.CreateAsync(http, hotspots: 24, urls, cancellationToken);
        await system.StopAsync(Resources.Dispatch, cancellationToken);
        var processes = system.Processes(Resources.Catalog, Resources.Postgres, Resources.Broker);

        Subject Request(string name, string method, IReadOnlyList<string> paths)
        {
            var load = new Wrk(http.BaseAddress, Connections, $"Token: {tenants.Token}") { Script = LuaScript.InTurn(method, paths) };
            return new(name, stop => load.MeasureAsync(run.Duration, processes, stop));
        }

        var comparison = await run.CompareAsync(
        [
            Request(Enable, "PUT", tenants.Switches),
            Request(List, "GET", ["/api/integrations"]),
            Request(Switches, "GET", [.. tenants.Hotspots.Select(hotspot => $"/api/hotspot_integrations/{hotspot}")]),
        ], cancellationToken);

        double Cpu(string subject) =>
            comparison.Median(subject, Figure.CpuOf(Resources.Catalog)) + comparison.Median(subject, Figure.CpuOf(Resources.Postgres));
        return new(
            [new("Each by its own", comparison)],
            [
                Goal.AtLeast("enable, requests/s", 4_000, comparison.Median(Enable, "requests/s")),
                Goal.AtMost("enable, CPU ms with the database", 0.35, Cpu(Enable)),
                Goal.AtLeast("GET integrations, requests/s", 15_000, comparison.Median(List, "requests/s")),
                Goal.AtLeast("GET hotspot_integrations, requests/s", 15_000, comparison.Median(Switches, "requests/s")),
            ]);
    }
}
