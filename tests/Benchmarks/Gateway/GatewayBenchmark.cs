namespace Icaro.Benchmarks.Gateway;

/// <summary>The gateway beside nginx, both in front of the same server, which answers at once.</summary>
internal sealed class GatewayBenchmark : IBenchmark
{
    private const int Connections = 32;
    private const string Ours = "gateway", Peer = "nginx proxy_pass";

    public string Name => "gateway";

    public string Summary => $"a GET through the gateway and through nginx over {Connections} connections";

    public async Task<Report> RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using var backend = await Nginx.StartAsync(
            """location / { default_type application/json; return 200 '[{"integration_id":1,"last_sync":"2026-01-01T00:00:00Z"}]'; }""",
            http: "",
            cancellationToken);
        await using var nginx = await Nginx.StartAsync(
            """location / { proxy_pass http://backend; proxy_http_version 1.1; proxy_set_header Connection ""; }""",
            $"upstream backend {{ server {backend.Address.Authority}; keepalive 64; keepalive_requests 1000000000; }}",
            cancellationToken);
        await using var system = await WholeSystem.StartAsync(
            builder => builder.Project(Resources.Gateway)
                .WithEnvironment("services__integrations-catalog__http__0", backend.Address.ToString()),
            cancellationToken);
        var gateway = system.Processes(Resources.Gateway);

        Subject Through(string name, Uri address, params IReadOnlyList<Processes.MeteredProcess> processes) => new(name, stop =>
            new Wrk(new Uri(address, "/api/hotspot_integrations/1"), Connections, "Token: 0123456789abcdef")
                .MeasureAsync(run.Duration, processes, stop));
        var comparison = await run.CompareAsync(
            [Through(Ours, system.AddressOf(Resources.Gateway), gateway), Through(Peer, nginx.Address, nginx.Process)],
            cancellationToken);

        return new(
            [new(string.Create(CultureInfo.InvariantCulture, $"GET, {Connections} connections"), comparison)],
            [Goal.AtLeast("gateway / nginx, requests/s", 0.65, comparison.Ratio(Ours, Peer, "requests/s"))]);
    }
}
