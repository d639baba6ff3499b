namespace Icaro.WebhookDispatch.Tests;

public sealed class ReplayTests(Servers servers)
{
    private const int Hotspots = 100;
    private const int PerHotspot = 12;
    private const int Deliveries = Hotspots * PerHotspot;

    [Fact]
    public async Task All_that_match_are_sent_once_more_in_the_order_of_their_lanes()
    {
        await using var world = await WithSettledAsync();
        var lanes = await world.Database.QueryAsync<Guid[]>("SELECT array_agg(id ORDER BY hotspot_id, sequence) FROM deliveries WHERE hotspot_id > 100");

        var (status, replay) = await world.Api.PostJsonAsync("/replays", """{"integration":7,"until":"2999-01-01T00:00:00Z"}""");

        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal((Deliveries + 1, 7), ((int)replay!["total"]!, (int)replay["integration"]!));
        var done = await DoneAsync(world.Api, replay);
        Assert.Equal(Deliveries + 1, (int)done["done"]!);
        Assert.NotNull(done["finished_at"]);
        var received = (await world.Platform.HasReceivedAsync(Deliveries + 2)).Select(webhook => webhook.Id).ToList();
        Assert.Equal(Deliveries + 2, received.Count);
        var place = received.Index().GroupBy(one => one.Item).ToDictionary(one => one.Key, one => one.Last().Index);
        Assert.All(lanes.Chunk(PerHotspot), lane => Assert.Equal(lane, lane.OrderBy(id => place[id])));
    }

    [Theory]
    [InlineData("""{"status":"failed"}""", Deliveries / 10)]
    [InlineData("""{"hotspot":103}""", PerHotspot)]
    [InlineData("""{"hotspot":110,"status":"failed","integration":7}""", PerHotspot)]
    [InlineData("""{"since":"2020-01-01T00:00:00Z","until":"2999-01-01T00:00:00Z","status":"delivered","hotspot":104}""", PerHotspot)]
    public async Task Conditions_narrow_it(string conditions, int expected)
    {
        await using var world = await WithSettledAsync();

        var (_, replay) = await world.Api.PostJsonAsync("/replays", conditions);

        Assert.Equal(expected, (int)replay!["total"]!);
        Assert.Equal(expected, (int)(await DoneAsync(world.Api, replay))["done"]!);
        Assert.Equal(expected + 1, (await world.Platform.HasReceivedAsync(expected + 1)).Count);
    }

    [Fact]
    public async Task What_nothing_matches_is_done_at_once()
    {
        await using var world = await WithSettledAsync();
        string[] conditions =
        [
            """{"hotspot":111,"status":"failed"}""", """{"integration":8}""",
            """{"since":"2999-01-01T00:00:00Z"}""", """{"until":"2020-01-01T00:00:00Z"}""",
        ];

        foreach (var condition in conditions)
        {
            var (_, replay) = await world.Api.PostJsonAsync("/replays", condition);
            Assert.Equal(0, (int)replay!["total"]!);
            Assert.Equal(0, (int)(await DoneAsync(world.Api, replay))["done"]!);
        }

        Assert.Single(world.Platform.Received);
    }

    [Fact]
    public async Task A_later_toggle_waits_for_what_is_replayed_before_it()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var lane = world.Toggles.Lane(hotspotId: 3, count: 4);
        await world.Publisher.PublishAsync(lane[..3]);
        await world.Api.DeliveryAsync(lane[2].EventId, "delivered");
        await world.Api.PatchAsync("/endpoints/7", """{"enabled":false}""");
        await world.Publisher.PublishAsync(lane[3]);
        await world.Api.DeliveryAsync(lane[3].EventId, "pending");

        var (_, replay) = await world.Api.PostJsonAsync("/replays", """{"hotspot":3}""");
        Assert.Equal(3, (int)(await DoneAsync(world.Api, replay!))["done"]!);
        await world.Api.PatchAsync("/endpoints/7", """{"enabled":true}""");

        await world.Api.DeliveryAsync(lane[3].EventId, "delivered");
        Assert.Equal(lane.Select(toggle => toggle.EventId), world.Platform.Received.Skip(3).Select(webhook => webhook.Id));
    }

    [Fact]
    public async Task A_job_goes_on_elsewhere_when_its_replica_is_killed_and_replays_nothing_twice()
    {
        await using var world = await WithSettledAsync(start: false);
        using var doomed = DispatcherProcess.Start(world.Settings);
        string job;
        await using (var held = await RowLock.TakeAsync(
            world.Settings["ConnectionStrings:dispatchdb"], "SELECT FROM deliveries WHERE hotspot_id = 155 AND sequence = 1"))
        {
            job = await world.Database.QueryAsync<string>(
                """
                INSERT INTO replays (
                    id, state, created_at, status, total, done, after_endpoint_id, after_subject_id, after_sequence)
                VALUES (gen_random_uuid(), 'running', now(), 'delivered', 0, 0, 0, 0, 0) RETURNING id::text
                """);
            await held.IsWaitedForAsync();
            await doomed.KillAsync();
        }

        var before = await world.Database.QueryAsync<long>("SELECT done FROM replays");
        var inFlight = await world.Database.QueryAsync<long>("SELECT count(*) FROM lanes WHERE leased_until > now()");
        await world.Database.EndLeasesAsync();
        var api = await world.StartReplicaAsync();
        var (_, replay) = await api.GetAsync($"/replays/{job}");
        var done = await DoneAsync(api, replay!);

        const int Expected = Deliveries * 9 / 10 + 1;
        Assert.InRange(before, 1, Expected - 1);
        Assert.Equal(Expected, (int)done["done"]!);
        await Eventually.TrueAsync(
            async () => await world.Database.QueryAsync<long>("SELECT count(*) FROM deliveries WHERE status = 'pending'") == 0, () => "an end");
        var received = world.Platform.Received.Skip(1).Select(webhook => webhook.Id).ToList();
        Assert.Equal(Expected, received.Distinct().Count());
        Assert.InRange(received.Count, Expected, Expected + inFlight);
    }

    [Fact]
    public async Task A_cancelled_job_takes_no_more()
    {
        await using var world = await WithSettledAsync(perHotspot: 60);
        var held = await RowLock.TakeAsync(
            world.Settings["ConnectionStrings:dispatchdb"], "SELECT FROM deliveries WHERE hotspot_id = 101 AND sequence = 1");
        var (_, replay) = await world.Api.PostJsonAsync("/replays", """{"integration":7}""");
        await held.IsWaitedForAsync();

        // The step that is being taken ends first.
        var cancelling = world.Api.PostAsync($"/replays/{replay!["id"]}/cancel");
        await Eventually.TrueAsync(
            async () => await world.Database.QueryAsync<long>(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0") >= 2,
            () => "the cancel waiting for the step");
        await held.DisposeAsync();
        var (status, cancelled) = await cancelling;

        Assert.Equal((HttpStatusCode.OK, "cancelled"), (status, (string?)cancelled!["state"]));
        Assert.InRange((int)cancelled["done"]!, 1, Hotspots * 60 - 1);
        Assert.Equal(HttpStatusCode.Conflict, (await world.Api.PostAsync($"/replays/{replay["id"]}/cancel")).Status);
        await world.Platform.HasReceivedAsync((int)cancelled["done"]! + 1);
        Assert.Equal((int)cancelled["done"]!, (int)(await world.Api.GetAsync($"/replays/{replay["id"]}")).Json!["done"]!);
    }

    [Fact]
    public async Task Jobs_are_listed_newest_first_for_administrators_only()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var (_, first) = await world.Api.PostJsonAsync("/replays", """{"hotspot":1}""");
        var (_, second) = await world.Api.PostJsonAsync("/replays", """{"hotspot":2}""");

        var (status, list) = await world.Api.GetAsync("/replays");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            [(string?)second!["id"], (string?)first!["id"]], list!.AsArray().Select(job => (string?)job!["id"]));
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Api.GetAsync("/replays", token: null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.Api.GetAsync("/replays", FakeCatalog.ResellerToken)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await world.Api.PostJsonAsync("/replays", """{"hotspot":1}""", FakeCatalog.ResellerToken)).Status);
    }

    [Fact]
    public async Task Jobs_that_make_no_sense_are_refused_in_words()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        string[] bodies =
        [
            "", "{}", "null", "[]", "7", """{"hotspot":0}""", """{"hotspot":"x"}""", """{"integration":-1}""", """{"integration":99999999999}""",
            """{"status":"pending"}""", """{"status":"lost"}""", """{"since":"yesterday"}""", """{"until":"soon"}""", """{"hotspt":3,"status":"failed"}""",
            """{"since":"2026-01-02T00:00:00Z","until":"2026-01-01T00:00:00Z"}""",
        ];

        foreach (var body in bodies)
        {
            var (status, json) = await world.Api.PostJsonAsync("/replays", body);
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.False(string.IsNullOrEmpty((string?)json!["detail"]));
            Assert.False(string.IsNullOrEmpty((string?)json["code"]));
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await world.Api.GetAsync("/replays/17")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await world.Api.PostAsync("/replays/17/cancel")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Api.GetAsync($"/replays/{Guid.NewGuid()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Api.PostAsync($"/replays/{Guid.NewGuid()}/cancel")).Status);
        Assert.Equal("[]", (await world.Api.GetAsync("/replays")).Json!.ToJsonString());
    }

    /// <summary>A world in which much was settled before, one delivery of it for real.</summary>
    private async Task<DispatchWorld> WithSettledAsync(int perHotspot = PerHotspot, bool start = true)
    {
        var world = await DispatchWorld.StartAsync(servers);
        var sample = world.Toggles.Create(3, 1);
        await world.Publisher.PublishAsync(sample);
        await world.Api.DeliveryAsync(sample.EventId, "delivered");
        await world.Database.SettleAsync(sample.EventId, Hotspots, perHotspot);
        if (!start)
            await world.StopReplicaAsync(0);
        return world;
    }

    private static async Task<JsonNode> DoneAsync(OperatorApi api, JsonNode replay)
    {
        JsonNode? last = null;
        await Eventually.TrueAsync(
            async () => (string?)(last = (await api.GetAsync($"/replays/{replay["id"]}")).Json!)["state"] == "done", () => $"more than {last}");
        return last!;
    }
}
