namespace Icaro.Benchmarks.Dispatch;

/// <summary>How fast a backlog on the bus becomes webhooks, beside the least and the most obvious way to send them.</summary>
internal sealed class DispatchBenchmark : IBenchmark
{
    private const int Endpoints = 8, Lanes = 400, Toggles = 12_000, NaiveToggles = 2_000, LoopToggles = 40_000;
    private const string Two = "dispatcher, two replicas", One = "dispatcher, one replica";
    private const string Loop = "signed HttpClient loop", Naive = "naive MassTransit worker";
    private const string Rate = "deliveries/s";

    public string Name => "dispatch";

    public string Summary => $"{Toggles} toggles of {Lanes} lanes and {Endpoints} endpoints, from the bus to a receiver";

    public async Task<Report> RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using var receiver = await ReceiverProcess.StartAsync(Endpoints, bad: 0, cancellationToken);
        await using var system = await WholeSystem.StartAsync(cancellationToken);
        var replicas = system.Processes(Resources.Dispatch);
        var servers = system.Processes(Resources.Postgres, Resources.Broker);
        var broker = await system.ConnectionStringAsync(Resources.Broker, cancellationToken);
        await using var queue = await Queue.OpenAsync(broker, Resources.Dispatch, cancellationToken);
        await using var naiveQueue = await Queue.OpenAsync(broker, NaiveWorkerRole.Queue, cancellationToken);
        await using var loop = await RoleProcess.StartAsync(
            Role.SignedLoop, receiver.Urls.Select(url => url.ToString()), cancellationToken);
        await using var naive = await RoleProcess.StartAsync(
            Role.NaiveWorker, [broker, await NaiveDatabaseAsync(system, cancellationToken), WholeSystem.KeyRing], cancellationToken);
        var source = new ToggleSource(WholeSystem.KeyRing);

        Subject Draining(string name, Drain drain, int count) => new(name, stop =>
            drain.MeasureAsync([.. source.Toggles(source.Endpoints(receiver.Urls), Lanes, count)], count, stop));
        var peers = new Subject(Loop, stop => LoopAsync(loop, receiver, stop));

        var together = await run.CompareAsync(
        [
            Draining(Two, new(queue, receiver, replicas, servers), Toggles),
            peers,
            Draining(Naive, new(naiveQueue, receiver, [naive.Metered], servers), NaiveToggles),
        ], cancellationToken);

        await system.StopAsync(system.ReplicasOf(Resources.Dispatch)[1], cancellationToken);
        var alone = await run.CompareAsync(
            [Draining(One, new(queue, receiver, [replicas[0]], servers), Toggles), peers], cancellationToken);

        var perReplica = together.Ratio(Two, Loop, Rate) / alone.Ratio(One, Loop, Rate);
        var cpu = together.Median(Two, Figure.CpuOf(Resources.Dispatch)) / together.Median(Loop, Figure.CpuOf(Role.SignedLoop.Name));
        return new(
            [new("Two replicas", together), new("One replica", alone)],
            [
                Goal.AtLeast("two replicas, deliveries/s", 5_000, together.Median(Two, Rate)),
                Goal.AtLeast("two replicas / loop, deliveries/s", 0.17, together.Ratio(Two, Loop, Rate)),
                Goal.AtLeast("two replicas / one replica, each beside its loop, deliveries/s", 1, perReplica),
                Goal.AtMost("dispatcher's own CPU / the loop's", 5, cpu),
            ]);
    }

    private static async Task<Sample> LoopAsync(RoleProcess loop, ReceiverProcess receiver, CancellationToken cancellationToken)
    {
        var meter = new CpuMeter([loop.Metered, receiver.Metered]);
        await loop.AskAsync($"{LoopToggles}", cancellationToken);
        return Sample.Of(Rate, LoopToggles, meter.Stop());
    }

    private static async Task<string> NaiveDatabaseAsync(RunningSystem system, CancellationToken cancellationToken)
    {
        var dispatch = await system.ConnectionStringAsync(Resources.DispatchDatabase, cancellationToken);
        return new NpgsqlConnectionStringBuilder(dispatch) { Database = "naive" }.ConnectionString;
    }
}
