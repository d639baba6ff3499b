namespace Icaro.Benchmarks.Curves;

/// <summary>What operations cost while the system around them grows.</summary>
internal sealed class CurvesBenchmark : IBenchmark
{
    private const int Dispatchers = 3;

    public string Name => "curves";

    public string Summary => "processor time of an operation beside few and many endpoints, deliveries, devices, hotspots, units, replicas";

    public async Task<Report> RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using var receiver = await ReceiverProcess.StartOrderedAsync(DispatchCurves.Endpoints, cancellationToken);
        await using var system = await WholeSystem.StartAsync(
            builder => builder.Project(Resources.Dispatch).WithReplicas(Dispatchers), cancellationToken);
        await using var queue = await Queue.OpenAsync(
            await system.ConnectionStringAsync(Resources.Broker, cancellationToken), Resources.Dispatch, cancellationToken);
        await using var dispatchDatabase = NpgsqlDataSource.Create(
            await system.ConnectionStringAsync(Resources.DispatchDatabase, cancellationToken));
        await using var catalogDatabase = NpgsqlDataSource.Create(
            await system.ConnectionStringAsync(Resources.CatalogDatabase, cancellationToken));
        using var catalog = new HttpClient { BaseAddress = system.AddressOf(Resources.Catalog) };

        List<(CostCurve Curve, Comparison Comparison)> curves = [];
        async Task MeasureAsync(IEnumerable<CostCurve> next)
        {
            foreach (var curve in next)
                curves.Add((curve, await curve.RunAsync(run, cancellationToken)));
        }

        await MeasureAsync(new DispatchCurves(system, dispatchDatabase, queue, receiver).All);
        await MeasureAsync(await CatalogCurves.CreateAsync(system, catalogDatabase, catalog, run.Duration, cancellationToken));

        return new(
            [.. curves.Select(one => new ReportTable(one.Curve.Title, one.Comparison))],
            [.. curves.Select(one => one.Curve.Goal(one.Comparison))])
        {
            Chart = LineChart.Svg(
                "Processor time of an operation, relative to the smallest size",
                [.. curves.Select(one => (one.Curve.Title, one.Curve.Costs(one.Comparison)))]),
        };
    }
}
