using Icaro.Benchmarks.Catalog;
using Icaro.Benchmarks.Data;
using Icaro.Benchmarks.Dispatch;
using Icaro.Benchmarks.Gateway;
using Icaro.Benchmarks.LoginApi;
using Icaro.Benchmarks.Start;
using Icaro.Benchmarks.Wings;

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
    ];
}
