using Icaro.WebhookDispatch.Sending;
using Icaro.WebhookDispatch.Sending.Claiming;
using Icaro.WebhookDispatch.Sending.Recording;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.WebhookDispatch.Tests;

public sealed class RollupTests(Servers servers)
{
    [Fact]
    public async Task Each_outcome_is_counted_for_its_minute_and_its_hour()
    {
        await using var world = await DispatchWorld.StartAsync(
            servers, ("Retry:GiveUpAfter", "00:00:00.100"), ("Retry:Schedule:0", "00:00:00.080"));
        world.Platform.AnswerStatus(500, 200, 500);
        var lane = world.Toggles.Lane(hotspotId: 3, count: 3);
        await world.Publisher.PublishAsync(lane[..1]);
        await world.Api.DeliveryAsync(lane[0].EventId, "delivered");
        await world.Publisher.PublishAsync(lane[1..]);
        await world.Api.DeliveryAsync(lane[1].EventId, "failed");
        await world.Api.DeliveryAsync(lane[2].EventId, "failed");

        Assert.Equal(await world.Database.DeliveriesAsync(), await world.Database.RollupsAsync());
        await world.Api.PostAsync($"/deliveries/{lane[2].EventId}/discard");
        Assert.Contains(
            "delivered 1, discarded 1, failed 2, failed_attempt ", await world.Database.RollupsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_arrives_too_late_or_for_a_removed_endpoint_is_counted()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var lane = world.Toggles.Lane(hotspotId: 3, count: 2);
        await world.Database.ExecuteAsync("INSERT INTO lanes (endpoint_id, subject_id, reached_sequence) VALUES (7, 3, 1)");
        await world.Publisher.PublishAsync(lane[1]);
        await world.Api.DeliveryAsync(lane[1].EventId, "delivered");
        await world.Publisher.PublishAsync(lane[0]);
        await world.Api.DeliveryAsync(lane[0].EventId, "superseded");
        await world.Api.PatchAsync("/endpoints/7", """{"enabled":false}""");
        var waiting = world.Toggles.Create(hotspotId: 3, sequence: 3);
        await world.Publisher.PublishAsync(waiting);
        await world.Api.DeliveryAsync(waiting.EventId, "pending");

        await world.Publisher.PublishAsync(new EndpointRemoved { EndpointId = 7, RemovedAt = DateTimeOffset.UtcNow });
        await world.Api.DeliveryAsync(waiting.EventId, "discarded");
        var late = world.Toggles.Create(hotspotId: 3, sequence: 4);
        await world.Publisher.PublishAsync(late);
        await world.Api.DeliveryAsync(late.EventId, "discarded");

        Assert.Equal("delivered 1, discarded 2, superseded 1", await world.Database.RollupsAsync());
    }

    [Fact]
    public async Task Two_replicas_count_at_the_same_time_and_a_killed_one_loses_and_repeats_nothing()
    {
        await using var world = await DispatchWorld.CreateAsync(
            servers, ("Egress:ExchangeTimeout", "00:00:01"), ("Dispatch:Lease", "00:00:02"));
        var answers = 0;
        world.Platform.Answer = (_, context) =>
        {
            context.Response.StatusCode = Interlocked.Increment(ref answers) % 5 == 0 ? 500 : 200;
            return Task.Delay(10, context.RequestAborted);
        };
        var toggles = Enumerable.Range(1, 40).SelectMany(hotspot => world.Toggles.Lane(hotspot, 25)).ToList();
        using var doomed = DispatcherProcess.Start(world.Settings);
        await world.Publisher.WaitForQueueAsync();
        await world.StartReplicaAsync();

        await world.Publisher.PublishAsync(toggles);
        await world.Platform.HasReceivedAsync(300);
        await doomed.KillAsync();

        await Eventually.TrueAsync(
            async () => await world.Database.QueryAsync<long>("SELECT count(*) FROM deliveries WHERE status <> 'delivered'") == 0
                && await world.Database.QueryAsync<long>("SELECT count(*) FROM deliveries") == toggles.Count,
            () => "all to be delivered");
        Assert.Equal(await world.Database.DeliveriesAsync(), await world.Database.RollupsAsync());
    }

    [Fact]
    public async Task What_is_rolled_back_and_recorded_again_is_counted_once()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Retry:Schedule:0", "01:00:00"));
        world.Platform.AnswerStatus(500, 200);
        var toggles = new[] { world.Toggles.Create(3, 1), world.Toggles.Create(4, 1) };
        await world.Database.ExecuteAsync(
            """
            CREATE SEQUENCE refused;
            CREATE FUNCTION refuse_twice() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF nextval('refused') <= 2 THEN RAISE EXCEPTION 'not now' USING ERRCODE = '57P01'; END IF;
                RETURN NULL; END $$;
            CREATE TRIGGER refuse AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION refuse_twice();
            """);

        foreach (var toggle in toggles)
        {
            await world.Publisher.PublishAsync(toggle);
            await world.Api.DeliveryAsync(toggle.EventId, json => json["attempts"]!.AsArray().Count == 1);
        }

        Assert.Equal("delivered 1, failed_attempt 1", await world.Database.RollupsAsync());
        Assert.True(await world.Database.QueryAsync<long>("SELECT last_value FROM refused") > 2, "the first two transactions were refused");
    }

    [Fact]
    public async Task A_batch_whose_commit_was_not_heard_of_is_counted_once()
    {
        await using var world = await DispatchWorld.CreateAsync(servers);
        await world.StartReplicaAsync(
            services => services.Remove(services.Single(one => one.ImplementationType == typeof(DeliveryWorker))));
        var (store, claims) = (world.Services.GetRequiredService<AttemptStore>(), world.Services.GetRequiredService<DeliveryClaims>());
        await world.Publisher.PublishAsync(world.Toggles.Create(3, 1), world.Toggles.Create(4, 1));
        List<AttemptResult> results = [];
        await Eventually.TrueAsync(
            async () =>
            {
                var claimed = await claims.ClaimAsync(2, 2, TestContext.Current.CancellationToken);
                results.AddRange(claimed.Select(delivery => results is []
                    ? new AttemptResult(delivery, Error: null) { DeliveryStatus = "delivered", StartedAt = delivery.Now }
                    : new AttemptResult(delivery, AttemptError.Internal) { Pause = TimeSpan.FromHours(1), StartedAt = delivery.Now }));
                return results.Count == 2;
            },
            () => "two claims");

        await store.StoreAsync(results, TestContext.Current.CancellationToken);
        await store.StoreAsync(results, TestContext.Current.CancellationToken);

        Assert.Equal(await world.Database.DeliveriesAsync(), await world.Database.RollupsAsync());
    }

    [Fact]
    public async Task The_reseller_of_a_hotspot_is_counted_apart()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        IntegrationToggled[] toggles =
        [
            world.Toggles.Create(3, 1) with { AccountId = 8 }, world.Toggles.Create(4, 1) with { AccountId = 9 },
            world.Toggles.Create(5, 1),
        ];

        await world.Publisher.PublishAsync(toggles);
        foreach (var toggle in toggles)
            await world.Api.DeliveryAsync(toggle.EventId, "delivered");

        Assert.Equal("delivered 3", await world.Database.RollupsAsync());
        Assert.Equal("delivered 1", await world.Database.RollupsAsync(accountId: 8));
    }

    [Fact]
    public async Task Minutes_are_kept_for_two_days_and_hours_for_a_year()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        await world.StopReplicaAsync(0);
        foreach (var table in (string[])["delivery_minutes", "delivery_hours"])
        {
            foreach (var age in (int[])[1, 2, 4, 364, 367])
                await AddDayAsync(world, table, DateTime.UtcNow.Date.AddDays(-age));
        }

        await world.StartReplicaAsync();

        await Eventually.TrueAsync(
            async () => await AgesAsync(world, "delivery_minutes") == "1 2" && await AgesAsync(world, "delivery_hours") == "1 2 4 364",
            () => "the old days to be dropped");
    }

    private static Task AddDayAsync(DispatchWorld world, string table, DateTime day) => world.Database.ExecuteAsync(
        $"""
        CREATE TABLE IF NOT EXISTS {table}_{day:yyyyMMdd} PARTITION OF {table}
            FOR VALUES FROM ('{day:yyyy-MM-dd} 00:00+00') TO ('{day.AddDays(1):yyyy-MM-dd} 00:00+00');
        INSERT INTO {table} VALUES ('{day:yyyy-MM-dd} 12:00+00', 7, 0, 'delivered', 20, 5);
        """);

    private static Task<string> AgesAsync(DispatchWorld world, string table) => world.Database.QueryAsync<string>(
        $"""
        SELECT string_agg(age::text, ' ' ORDER BY age)
        FROM (SELECT (now() AT TIME ZONE 'UTC')::date - (bucket AT TIME ZONE 'UTC')::date AS age FROM {table}) AS kept
        """);
}
