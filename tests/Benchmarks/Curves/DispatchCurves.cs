namespace Icaro.Benchmarks.Curves;

/// <summary>What a delivery costs, from the bus to a receiver, beside more and more that it has nothing to do with.</summary>
internal sealed class DispatchCurves(RunningSystem system, NpgsqlDataSource database, Queue queue, ReceiverProcess receiver)
{
    public const int Endpoints = 8;

    private const int Lanes = 400, Toggles = 4_000;

    /// <summary>The first id beyond those of the endpoints that deliver.</summary>
    private const int Others = 100_000_000;

    private readonly ToggleSource _source = new(WholeSystem.KeyRing);

    public IReadOnlyList<CostCurve> All =>
    [
        Curve("replicas", [1, 2, 3], ReplicasAsync),
        Curve("endpoints at rest", [10, 1_000, 100_000], EndpointsAsync),
        Curve("deliveries that wait for others", [1_000, 100_000, 1_000_000], BacklogAsync),
        Curve("settled deliveries", [1_000, 100_000, 1_000_000], HistoryAsync),
    ];

    private CostCurve Curve(string growing, IReadOnlyList<int> sizes, Func<int, CancellationToken, Task> setAsync) =>
        new(growing, "delivery", sizes, setAsync, MeasureAsync);

    private Task<Sample> MeasureAsync(CancellationToken cancellationToken) =>
        new Drain(queue, receiver, system.Processes(Resources.Dispatch), system.Processes(Resources.Postgres, Resources.Broker))
            .MeasureAsync([.. _source.Toggles(_source.Endpoints(receiver.Urls), Lanes, Toggles)], Toggles, cancellationToken);

    private async Task ReplicasAsync(int count, CancellationToken cancellationToken)
    {
        foreach (var surplus in system.ReplicasOf(Resources.Dispatch).Skip(count))
            await system.KillAsync(surplus, cancellationToken);
        await system.HealAsync(() => system.ReplicasOf(Resources.Dispatch).Take(count), cancellationToken);
    }

    private Task EndpointsAsync(int count, CancellationToken cancellationToken) => FillAsync(
        $"""
        {InsertEndpoints(count)}
        INSERT INTO lanes (endpoint_id, subject_id, reached_sequence) SELECT id, 1, 1 FROM endpoints WHERE id >= {Others};
        """,
        cancellationToken);

    /// <summary>Their heads are due in an hour.</summary>
    private Task BacklogAsync(int count, CancellationToken cancellationToken) => FillAsync(
        $"""
        {InsertEndpoints(1)}
        {InsertDeliveries(count, "pending", settledAt: "NULL::timestamptz")}
        INSERT INTO lanes (endpoint_id, subject_id, reached_sequence, head_id, next_attempt_at)
        SELECT endpoint_id, subject_id, 1, id, now() + interval '1 hour' FROM deliveries WHERE endpoint_id = {Others} AND sequence = 1;
        """,
        cancellationToken);

    private Task HistoryAsync(int count, CancellationToken cancellationToken) => FillAsync(
        $"""
        {InsertEndpoints(1)}
        {InsertDeliveries(count, "delivered", settledAt: "now()")}
        INSERT INTO lanes (endpoint_id, subject_id, reached_sequence)
        SELECT endpoint_id, subject_id, max(sequence) FROM deliveries WHERE endpoint_id = {Others} GROUP BY endpoint_id, subject_id;
        """,
        cancellationToken);

    private static string InsertEndpoints(int count) =>
        $"""
        INSERT INTO endpoints (id, version, channel, url, sealed_token, sealed_signing_secret, updated_at)
        SELECT {Others} + n, 1, 'icaro', 'http://platform/', '', '', now() FROM generate_series(0, {count} - 1) AS n;
        """;

    /// <summary>In 1,000 lanes.</summary>
    private static string InsertDeliveries(int count, string status, string settledAt) =>
        $"""
        INSERT INTO deliveries (id, endpoint_id, subject_id, sequence, status, sealed_body,
            occurred_at, received_at, attempt_count, settled_at, delivered_at)
        SELECT gen_random_uuid(), {Others}, n % 1000, n / 1000 + 1, '{status}', '\x00', now(), now(), 1, {settledAt}, {settledAt}
        FROM generate_series(0, {count} - 1) AS n;
        """;

    private async Task FillAsync(string rows, CancellationToken cancellationToken)
    {
        await database.RunAsync(
            $"""
            DELETE FROM lanes WHERE endpoint_id >= {Others};
            DELETE FROM deliveries WHERE endpoint_id >= {Others};
            DELETE FROM endpoints WHERE id >= {Others};
            {rows}
            """,
            cancellationToken);
        await database.RunAsync("VACUUM (ANALYZE) endpoints, lanes, deliveries", cancellationToken);
    }
}
