namespace Icaro.Benchmarks.Dispatch;

/// <summary>What endpoints cost for which nothing waits: claims must not look at them.</summary>
internal sealed class EndpointsBenchmark : IBenchmark
{
    private const int Busy = 8, Lanes = 400, Toggles = 10_000, Few = 10, Some = 1_000, Many = 100_000;
    private const string Rate = "deliveries/s";

    /// <summary>Beyond the ids of the busy ones. Each has a lane, whose last delivery is settled.</summary>
    private const string Replace = """
        DELETE FROM lanes WHERE endpoint_id > 100000000;
        DELETE FROM endpoints WHERE id > 100000000;
        INSERT INTO endpoints (id, version, channel, url, sealed_token, sealed_signing_secret, updated_at)
        SELECT 100000000 + n, 1, 'icaro', 'http://platform/', '', '', now() FROM generate_series(1, $1) AS n;
        INSERT INTO lanes (endpoint_id, subject_id, reached_sequence) SELECT 100000000 + n, 1, 1 FROM generate_series(1, $1) AS n;
        """;

    public string Name => "dispatch-endpoints";

    public string Summary => $"{Toggles} toggles of {Busy} endpoints beside {Few} to {Many} endpoints at rest";

    public async Task<Report> RunAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using var receiver = await ReceiverProcess.StartOrderedAsync(Busy, cancellationToken);
        await using var system = await WholeSystem.StartAsync(cancellationToken);
        await using var database = NpgsqlDataSource.Create(
            await system.ConnectionStringAsync(Resources.DispatchDatabase, cancellationToken));
        await using var queue = await Queue.OpenAsync(
            await system.ConnectionStringAsync(Resources.Broker, cancellationToken), Resources.Dispatch, cancellationToken);
        var drain = new Drain(
            queue, receiver, system.Processes(Resources.Dispatch), system.Processes(Resources.Postgres, Resources.Broker));
        var source = new ToggleSource(WholeSystem.KeyRing);

        Subject Beside(int atRest) => new(NameOf(atRest), async stop =>
        {
            await using (var replace = database.CreateCommand(Replace.Replace("$1", $"{atRest}", StringComparison.Ordinal)))
                await replace.ExecuteNonQueryAsync(stop);
            return await drain.MeasureAsync([.. source.Toggles(source.Endpoints(receiver.Urls), Lanes, Toggles)], Toggles, stop);
        });

        var comparison = await run.CompareAsync([Beside(Few), Beside(Some), Beside(Many)], cancellationToken);
        return new(
            [new("Two replicas", comparison)],
            [Goal.AtLeast($"{NameOf(Many)} / {NameOf(Few)}, {Rate}", 1 / 1.3, comparison.Ratio(NameOf(Many), NameOf(Few), Rate))]);
    }

    private static string NameOf(int atRest) => $"{atRest:N0} at rest";
}
