namespace Icaro.Benchmarks;

internal static class AllBenchmarks
{
    /// <summary>In the order in which they run.</summary>
    public static readonly IReadOnlyList<IBenchmark> All =
    [
        new StartBenchmark(),
        new DispatchBenchmark(),
        new BacklogBenchmark(),
        new LatencyBenchmark(),
        new IsolationBenchmark(),
        new CatalogBenchmark(),
        new DataBenchmark(),
        new GatewayBenchmark(),
        new LoginApiBenchmark(),
        new WingsBenchmark(),
        new OutageBenchmark(),
        new CurvesBenchmark(),
    ];
}
