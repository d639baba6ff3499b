namespace Icaro.WebhookDispatch.Tests;

public sealed class MetricsApiTests(Servers servers)
{
    /// <summary>Of <see cref="FakeCatalog.ResellerToken"/>.</summary>
    private const int Reseller = 1;

    [Fact]
    public async Task Buckets_and_totals_tell_what_became_of_deliveries_and_how_long_it_took()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        world.Platform.AnswerStatus(500, 200);
        var toggle = world.Toggles.Create(3, 1) with { OccurredAt = DateTimeOffset.UtcNow.AddHours(-1) };
        await world.Publisher.PublishAsync(toggle);
        await world.Api.DeliveryAsync(toggle.EventId, "delivered");
        Assert.Equal("delivered 1, failed_attempt 1", await world.Database.RollupsAsync());

        foreach (var step in (string[])["minute", "hour"])
        {
            var metrics = await GetAsync(world, $"step={step}");

            Assert.Equal((step, step == "minute" ? 61 : 25), ((string?)metrics["step"], metrics["buckets"]!.AsArray().Count));
            Assert.Equal((1, 0, 1), Outcomes(metrics["totals"]!));
            var bucket = Assert.Single(metrics["buckets"]!.AsArray(), one => (int)one!["delivered"]! == 1)!;
            // The failed attempt may have been in the minute before.
            Assert.Equal(1, metrics["buckets"]!.AsArray().Sum(one => (int)one!["failed_attempts"]!));
            Assert.InRange(bucket["start"]!.GetValue<DateTimeOffset>(), DateTimeOffset.UtcNow.AddMinutes(-70), DateTimeOffset.UtcNow);
            Assert.All([metrics["totals"]!, bucket], one => Assert.InRange((double)one["p99_ms"]!, 3_600_000 * 0.91, 3_660_000 * 1.1));
            Assert.Equal((double)bucket["p50_ms"]!, (double)bucket["p99_ms"]!);
        }
    }

    [Fact]
    public async Task Percentiles_are_right_within_nine_percent()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        await world.Database.ExecuteAsync(
            """
            INSERT INTO delivery_minutes
            SELECT date_trunc('minute', now()), 7, 0, 'delivered', floor(4 * log(2, ms)), count(*)
            FROM generate_series(1, 1000) AS ms
            GROUP BY 5
            """);

        var totals = (await GetAsync(world, ""))["totals"]!;

        Assert.Equal(1000, (int)totals["delivered"]!);
        Assert.InRange((double)totals["p50_ms"]!, 500 * 0.91, 500 * 1.1);
        Assert.InRange((double)totals["p99_ms"]!, 990 * 0.91, 990 * 1.1);
    }

    [Fact]
    public async Task A_reseller_sees_the_deliveries_of_its_own_hotspots()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        IntegrationToggled[] toggles =
        [
            world.Toggles.Create(3, 1) with { AccountId = Reseller }, world.Toggles.Create(4, 1) with { AccountId = Reseller + 1 },
            world.Toggles.Create(5, 1), new Toggles(world.Platform.Address, integrationId: 8).Create(3, 1) with { AccountId = Reseller },
        ];
        await world.Publisher.PublishAsync(toggles);
        foreach (var toggle in toggles)
            await world.Api.DeliveryAsync(toggle.EventId, "delivered");
        Assert.Equal("delivered 4", await world.Database.RollupsAsync());

        Assert.Equal(4, await DeliveredAsync(world, "", FakeCatalog.AdminToken));
        Assert.Equal(2, await DeliveredAsync(world, "", FakeCatalog.ResellerToken));
        Assert.Equal(3, await DeliveredAsync(world, "integration=7", FakeCatalog.AdminToken));
        Assert.Equal(1, await DeliveredAsync(world, "integration=7", FakeCatalog.ResellerToken));
        Assert.Null((await GetAsync(world, "", FakeCatalog.ResellerToken))["backlog"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await world.Api.GetAsync("/metrics/deliveries", token: null)).Status);
    }

    [Fact]
    public async Task The_backlog_is_told_with_its_age()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Retry:Schedule:0", "01:00:00"));
        world.Platform.AnswerStatus(500);
        var lane = world.Toggles.Lane(3, 2);
        await world.Publisher.PublishAsync(lane);
        await world.Api.DeliveryAsync(lane[0].EventId, json => json["attempts"]!.AsArray().Count == 1);

        JsonNode? backlog = null;
        await Eventually.TrueAsync(
            async () => (int)(backlog = (await GetAsync(world, ""))["backlog"])!["waiting"]! == 2, () => $"two that wait, not {backlog}");

        var oldest = await world.Database.QueryAsync<DateTime>("SELECT min(received_at) FROM deliveries");
        Assert.Equal(oldest, backlog!["oldest_received_at"]!.GetValue<DateTimeOffset>().UtcDateTime);
        Assert.Equal(0, (int)backlog["held"]!);
    }

    [Fact]
    public async Task A_range_that_makes_no_sense_is_refused_in_words()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        (string Query, string Words)[] refused =
        [
            ("step=day", "step must be minute or hour"),
            ("from=yesterday", "from must be a time such as 2026-01-31T12:00:00Z"),
            ("to=now", "to must be a time such as 2026-01-31T13:00:00Z"),
            ("integration=0", "integration must be a positive number"),
            ("from=2999-01-01", "from must be before to, and before now"),
            ("from=9999-12-31T23:59:59Z&to=9999-12-31T23:59:59Z", "from must be before to, and before now"),
            ("to=0001-01-01", "to must be in the last 2 days with a step of one minute"),
            ("from=0001-01-01", "from must be in the last 2 days with a step of one minute"),
            ($"from={Ago(hours: 30)}", "from and to must not be more than 750 buckets apart"),
            ($"from={Ago(hours: 9000)}&step=hour", "from must be in the last 365 days with a step of one hour"),
            ($"from={Ago(hours: 760)}&step=hour", "from and to must not be more than 750 buckets apart"),
        ];

        foreach (var (query, words) in refused)
        {
            var (status, problem) = await world.Api.GetAsync($"/metrics/deliveries?{query}");

            Assert.Equal((HttpStatusCode.BadRequest, words), (status, (string?)problem!["detail"]));
            Assert.False(string.IsNullOrEmpty((string?)problem["code"]));
        }

        Assert.Equal(750, (await GetAsync(world, $"from={Ago(hours: 749)}&step=hour"))["buckets"]!.AsArray().Count);
    }

    private static string Ago(int hours) => DateTime.UtcNow.AddHours(-hours).ToString("s", CultureInfo.InvariantCulture);

    private static async Task<JsonNode> GetAsync(DispatchWorld world, string query, string token = FakeCatalog.AdminToken)
    {
        var (status, json) = await world.Api.GetAsync($"/metrics/deliveries?{query}", token);
        Assert.True(status == HttpStatusCode.OK, $"{json}");
        return json!;
    }

    private static async Task<int> DeliveredAsync(DispatchWorld world, string query, string token) =>
        (int)(await GetAsync(world, query, token))["totals"]!["delivered"]!;

    private static (int Delivered, int Failed, int FailedAttempts) Outcomes(JsonNode figures) =>
        ((int)figures["delivered"]!, (int)figures["failed"]!, (int)figures["failed_attempts"]!);
}
