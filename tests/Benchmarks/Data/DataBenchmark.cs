using Icaro.Benchmarks.Measuring;
using Icaro.Benchmarks.Reporting;
using Icaro.Benchmarks.Systems;
using Npgsql;

namespace Icaro.Benchmarks.Data;

/// <summary>Data points of partners' devices, from HTTP into the table.</summary>
internal sealed class DataBenchmark : IBenchmark
{
    private const int Batch = 1_000, Devices = 200, Connections = 8;
    private const string Batches = "POST, batches of 1,000", Single = "POST, one by one";
    private const string CopyBatches = "COPY, batches of 1,000", CopySingle = "COPY, one by one";

    public string Name => "data";

    public string Summary => $"data points into the catalog over {Connections} connections, beside COPY alone";

    public async Task<Report> RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using var system = await WholeSystem.StartAsync(cancellationToken);
        using var http = new HttpClient { BaseAddress = system.AddressOf(Resources.Catalog) };
        var partner = await DataPartner.CreateAsync(http, system.AdminPassword, Devices, cancellationToken);
        await using var database = NpgsqlDataSource.Create(await system.ConnectionStringAsync("catalogdb", cancellationToken));
        var processes = await system.ProcessesAsync([Resources.Catalog, Resources.Postgres], cancellationToken);
        var sender = new DataSender(http, partner, Connections);
        var copy = new CopyPeer(database, Connections);

        var comparison = await run.CompareAsync(
        [
            new(Batches, stop => sender.MeasureAsync(Batch, run.Duration, processes, stop)),
            new(CopyBatches, stop => copy.MeasureAsync(Batch, run.Duration, processes, stop)),
            new(Single, stop => sender.MeasureAsync(1, run.Duration, processes, stop)),
            new(CopySingle, stop => copy.MeasureAsync(1, run.Duration, processes, stop)),
        ], cancellationToken);

        return new([new("In: HTTP to store", comparison)], []);
    }
}
