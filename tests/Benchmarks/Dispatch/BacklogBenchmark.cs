namespace Icaro.Benchmarks.Dispatch;

/// <summary>What is left when the dispatchers were away for a long time: it must come out in order, and no slower for being much.</summary>
internal sealed class BacklogBenchmark : IBenchmark
{
    private const int Endpoints = 8, Lanes = 1_000, Few = 10_000, Many = 100_000;
    private const string Rate = "deliveries/s", Backlog = "100,000 toggles", Peer = "10,000 toggles";

    public string Name => "dispatch-backlog";

    public string Summary => $"{Many} toggles of {Lanes} lanes that wait on the bus, in order";

    public async Task<Report> RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using var receiver = await ReceiverProcess.StartOrderedAsync(Endpoints, cancellationToken);
        await using var system = await WholeSystem.StartAsync(cancellationToken);
        var replicas = system.Processes(Resources.Dispatch);
        var servers = system.Processes(Resources.Postgres, Resources.Broker);
        await using var queue = await Queue.OpenAsync(
            await system.ConnectionStringAsync(Resources.Broker, cancellationToken), Resources.Dispatch, cancellationToken);
        var drain = new Drain(queue, receiver, replicas, servers);
        var source = new ToggleSource(WholeSystem.KeyRing);

        Subject Draining(string name, int count) => new(name, stop =>
            drain.MeasureAsync([.. source.Toggles(source.Endpoints(receiver.Urls), Lanes, count)], count, stop));

        var comparison = await run.CompareAsync([Draining(Peer, Few), Draining(Backlog, Many)], cancellationToken);
        var (_, _, outOfOrder) = await receiver.ReceivedAsync(cancellationToken);
        return new(
            [new("Two replicas", comparison)],
            [
                Goal.AtMost("webhooks out of order", 0, outOfOrder),
                Goal.AtLeast($"{Backlog} / {Peer}, {Rate}", 0.80, comparison.Ratio(Backlog, Peer, Rate)),
            ]);
    }
}
