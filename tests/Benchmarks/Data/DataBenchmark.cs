namespace Icaro.Benchmarks.Data;

/// <summary>Data points of partners' devices, from HTTP into the table, and on to a webhook.</summary>
internal sealed class DataBenchmark : IBenchmark
{
    private const int Batch = 1_000, Devices = 200, Connections = 8;

    /// <summary>What a batch has of each of its devices, since these are all whose turn it is.</summary>
    private const int Together = Batch / (Devices / Connections);

    /// <summary>Of each connection; so that there are 16,000 webhooks, and 2,000.</summary>
    private const int RequestsForSingles = 2, RequestsForTogether = 10;

    private const string Posted = "POST, batches of 1,000", Copied = "COPY, batches of 1,000";
    private const string Pushed = "pushed one by one", Looped = "signed HttpClient loop, one by one";

    private const int LoopSingles = 40_000, LoopTogether = 10_000;

    public string Name => "data";

    public string Summary =>
        $"data points into the catalog over {Connections} connections, beside COPY alone, and out to one webhook, beside a loop";

    public async Task<Report> RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using var receiver = await ReceiverProcess.StartAsync(endpoints: 1, bad: 0, cancellationToken);
        await using var system = await WholeSystem.StartAsync(cancellationToken);
        using var http = new HttpClient { BaseAddress = system.AddressOf(Resources.Catalog) };
        var partner = await DataPartner.CreateAsync(http, Devices, cancellationToken);
        var sender = new DataSender(partner, Connections);
        var stored = await InAsync(run, system, sender, cancellationToken);
        var pushed = await OutAsync(run, system, partner, sender, receiver, cancellationToken);
        return new(
            [new("In: HTTP to store", stored), new("Out: HTTP to one webhook", pushed)],
            [
                Goal.AtLeast("in, batches of 1,000 / COPY, points/s", 0.8, stored.Ratio(Posted, Copied, "points/s")),
                Goal.AtLeast("out, one by one / loop, points/s", 0.2, pushed.Ratio(Pushed, Looped, "points/s")),
            ]);
    }

    private static async Task<Comparison> InAsync(
        BenchRun run, RunningSystem system, DataSender sender, CancellationToken cancellationToken)
    {
        await using var database = NpgsqlDataSource.Create(
            await system.ConnectionStringAsync(Resources.CatalogDatabase, cancellationToken));
        var processes = system.Processes(Resources.Catalog, Resources.Postgres);
        var copy = new CopyPeer(database, Connections);
        return await run.CompareAsync(
        [
            new(Posted, stop => sender.MeasureAsync(Batch, run.Duration, processes, stop)),
            new(Copied, stop => copy.MeasureAsync(Batch, run.Duration, processes, stop)),
            new("POST, one by one", stop => sender.MeasureAsync(1, run.Duration, processes, stop)),
            new("COPY, one by one", stop => copy.MeasureAsync(1, run.Duration, processes, stop)),
        ], cancellationToken);
    }

    private static async Task<Comparison> OutAsync(
        BenchRun run,
        RunningSystem system,
        DataPartner partner,
        DataSender sender,
        ReceiverProcess receiver,
        CancellationToken cancellationToken)
    {
        var url = receiver.Urls.Single();
        await using var loop = await RoleProcess.StartAsync(Role.SignedLoop, [url.ToString()], cancellationToken);
        var webhook = await DataWebhook.CreateAsync(partner, url, cancellationToken);
        var processes = system.Processes(Resources.Catalog, Resources.Dispatch, Resources.Postgres, Resources.Broker);
        var push = new DataPush(sender, webhook, receiver, loop, processes);
        return await run.CompareAsync(
        [
            new(Pushed, stop => push.MeasureAsync(Batch, RequestsForSingles, together: 1, stop)),
            new(Looped, stop => push.LoopAsync(LoopSingles, together: 1, stop)),
            new($"pushed {Together} together", stop => push.MeasureAsync(Batch, RequestsForTogether, Together, stop)),
            new($"signed HttpClient loop, {Together} together", stop => push.LoopAsync(LoopTogether, Together, stop)),
        ], cancellationToken);
    }
}
