using Icaro.WebhookDispatch.Lanes;
using Icaro.WebhookDispatch.Sending.Claiming;
using Icaro.WebhookDispatch.Sending.Recording;

namespace Icaro.WebhookDispatch.Tests;

/// <summary>The statements that run per delivery read a few rows by index, also while the server's statistics are outdated.</summary>
public sealed class PlanTests(Servers servers)
{
    private const string ById = "deliveries_default_id_delivered_at_idx";
    private const string BySequence = "deliveries_default_endpoint_id_subject_id_sequence_delivere_idx";
    private const string Pending = "deliveries_pending";
    private const string LaneKey = "pk_lanes";
    private const string DueLanes = "lanes_due";

    /// <summary>1,000 endpoints with 10 lanes each, 200,000 delivered and 20,000 failed deliveries, and 1,000 due heads.</summary>
    private const string Fill = """
        INSERT INTO endpoints (id, version, channel, url, sealed_token, sealed_signing_secret, updated_at)
        SELECT n, 1, 'icaro', 'http://platform/', '', '', now() FROM generate_series(1, 1000) AS n;
        INSERT INTO deliveries (
            id, endpoint_id, subject_id, sequence, sealed_body, occurred_at, status, received_at, attempt_count, settled_at, delivered_at)
        SELECT gen_random_uuid(), 1 + n % 1000, 1 + n / 1000 % 10, 1 + n / 10000, '', now(), 'delivered', now(), 1, now(), now()
        FROM generate_series(0, 199999) AS n;
        INSERT INTO deliveries (
            id, endpoint_id, subject_id, sequence, sealed_body, occurred_at, status, received_at, attempt_count, settled_at)
        SELECT gen_random_uuid(), 1 + n % 1000, 1 + n / 1000 % 10, 21 + n / 10000, '', now(), 'failed', now(), 1, now()
        FROM generate_series(0, 19999) AS n;
        INSERT INTO deliveries (id, endpoint_id, subject_id, sequence, sealed_body, occurred_at, status, received_at, attempt_count)
        SELECT gen_random_uuid(), n, 1, 23, '', now(), 'pending', now(), 0 FROM generate_series(1, 1000) AS n;
        INSERT INTO lanes (endpoint_id, subject_id, reached_sequence)
        SELECT endpoint, subject, 22 FROM generate_series(1, 1000) AS endpoint, generate_series(1, 10) AS subject;
        UPDATE lanes SET head_id = delivery.id, reached_sequence = 23, next_attempt_at = now() FROM deliveries AS delivery
        WHERE delivery.status = 'pending' AND delivery.endpoint_id = lanes.endpoint_id AND delivery.subject_id = lanes.subject_id;
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Statements_per_delivery_use_their_indexes(bool isAnalyzed)
    {
        await using var database = await StartAsync(isAnalyzed);

        Assert.Equal([ById, DueLanes, LaneKey], await ClaimAsync(database));
        Assert.Equal([BySequence, ById, Pending, LaneKey], await TurnAsync(database));
        Assert.Equal([ById, LaneKey], await SettleAsync(database));
    }

    [Theory]
    [InlineData("ix_deliveries_id_delivered_at", ById)]
    [InlineData(Pending, Pending)]
    public async Task A_missing_index_is_noticed(string dropped, string index)
    {
        await using var database = await StartAsync(isAnalyzed: true);
        Assert.Contains(index, await TurnAsync(database));

        await ExecuteAsync(database, $"DROP INDEX {dropped}");

        Assert.NotEqual([BySequence, ById, Pending, LaneKey], await TurnAsync(database));
    }

    private static Task<List<string>> ClaimAsync(NpgsqlDataSource database) =>
        PlanAsync(database, ClaimSql.Claim, "int, int, interval, int, int, int", "64, 100, '1 min', 5, 50, 5");

    private static Task<List<string>> TurnAsync(NpgsqlDataSource database) =>
        PlanAsync(database, LaneSql.Turn(LaneSql.Given), "int[], int[]", "'{1, 2}', '{1, 1}'");

    private static Task<List<string>> SettleAsync(NpgsqlDataSource database) => PlanAsync(
        database, AttemptStore.SettleDeliveries, "int[], int[], uuid[], int[], text[], int[]",
        $"'{{1}}', '{{1}}', '{{{Guid.Empty}}}', '{{1}}', '{{delivered}}', '{{1}}'");

    private async Task<NpgsqlDataSource> StartAsync(bool isAnalyzed)
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        await world.StopReplicaAsync(0);
        await world.Database.ExecuteAsync("ANALYZE");
        await world.Database.ExecuteAsync(Fill);
        if (isAnalyzed)
            await world.Database.ExecuteAsync("ANALYZE");
        return NpgsqlDataSource.Create(DispatchDataSource.Settings(world.Settings["ConnectionStrings:dispatchdb"]));
    }

    /// <returns>How the generic plan, which the service's connections use, reads lanes and deliveries: indexes, or other scans.</returns>
    private static async Task<List<string>> PlanAsync(NpgsqlDataSource database, string sql, string types, string arguments)
    {
        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var prepare = new NpgsqlCommand($"PREPARE statement ({types}) AS {sql}", connection);
        await prepare.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var explain = new NpgsqlCommand($"EXPLAIN (FORMAT JSON) EXECUTE statement ({arguments})", connection);
        var plan = JsonNode.Parse((string)(await explain.ExecuteScalarAsync(TestContext.Current.CancellationToken))!)!;
        await using var deallocate = new NpgsqlCommand("DEALLOCATE statement", connection);
        await deallocate.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return [.. Scans(plan[0]!["Plan"]!).Distinct().Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Scans(JsonNode node)
    {
        var type = (string)node["Node Type"]!;
        if ((string?)node["Index Name"] is { } index)
        {
            if (IsOfQueue(index))
                yield return index;
        }
        // Its child is the scan of the index.
        else if (type is not "Bitmap Heap Scan" && type.EndsWith("Scan", StringComparison.Ordinal)
            && (string?)node["Relation Name"] is { } relation && IsOfQueue(relation))
        {
            yield return $"{type} on {relation}";
        }

        foreach (var scan in (node["Plans"]?.AsArray() ?? []).SelectMany(child => Scans(child!)))
            yield return scan;
    }

    private static bool IsOfQueue(string name) =>
        name.Contains("lanes", StringComparison.Ordinal) || name.StartsWith("deliveries", StringComparison.Ordinal);

    private static async Task ExecuteAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
