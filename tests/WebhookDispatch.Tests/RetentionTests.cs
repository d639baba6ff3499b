namespace Icaro.WebhookDispatch.Tests;

public sealed class RetentionTests(Servers servers)
{
    [Fact]
    public async Task What_was_delivered_is_dropped_by_the_day_and_everything_else_stays()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Retry:Schedule:0", "01:00:00"));
        var lane = world.Toggles.Lane(hotspotId: 3, count: 3);
        world.Platform.AnswerStatus(200, 200, 500);
        await world.Publisher.PublishAsync(lane);
        await world.Api.DeliveryAsync(lane[2].EventId, json => json["attempts"]!.AsArray().Count == 1);
        await world.Api.PostAsync($"/deliveries/{lane[2].EventId}/discard");
        await world.Database.ExecuteAsync(
            $"""
            CREATE TABLE deliveries_20200229 PARTITION OF deliveries FOR VALUES FROM ('2020-02-29 00:00+00') TO ('2020-03-01 00:00+00');
            UPDATE deliveries SET delivered_at = '2020-02-29 12:00+00' WHERE id = '{lane[0].EventId}';
            UPDATE deliveries SET settled_at = '2020-02-29 12:00+00' WHERE id = '{lane[2].EventId}';
            """);

        await world.StartReplicaAsync();

        await Eventually.TrueAsync(
            async () => await world.Database.QueryAsync<long>("SELECT count(*) FROM deliveries") == 2, () => "one delivery to be dropped");
        await world.Api.DeliveryAsync(lane[1].EventId, "delivered");
        await world.Api.DeliveryAsync(lane[2].EventId, "discarded");
        await world.Publisher.PublishAsync(lane[1], world.Toggles.Create(hotspotId: 3, sequence: 4));
        await world.Platform.HasReceivedAsync(4);
        Assert.Equal(1, world.Platform.Received.Count(webhook => webhook.Id == lane[1].EventId));
    }

    [Fact]
    public async Task What_was_delivered_before_its_day_had_a_partition_moves_into_it()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        await PartitionsAsync(world);
        await world.Database.ExecuteAsync(
            """
            DO $$ DECLARE day text; BEGIN
                FOR day IN SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhrelid::regclass::text ~ '_[0-9]{8}$' LOOP
                    EXECUTE 'DROP TABLE ' || day;
                END LOOP;
            END $$
            """);
        var toggle = world.Toggles.Create(3, 1);
        await world.Publisher.PublishAsync(toggle);
        await world.Api.DeliveryAsync(toggle.EventId, "delivered");
        Assert.Equal(1, await world.Database.QueryAsync<long>("SELECT count(*) FROM deliveries_default"));

        await world.StartReplicaAsync();

        await PartitionsAsync(world);
        Assert.Equal(0, await world.Database.QueryAsync<long>("SELECT count(*) FROM deliveries_default"));
        Assert.Equal(0, await world.Database.QueryAsync<long>("SELECT count(*) FROM attempts_default"));
        Assert.Single((await world.Api.DeliveryAsync(toggle.EventId, "delivered"))["attempts"]!.AsArray());
    }

    /// <summary>Ends when there are partitions for yesterday, today and three days more, of both tables, and the default ones.</summary>
    private static Task PartitionsAsync(DispatchWorld world) => Eventually.TrueAsync(
        async () => await world.Database.QueryAsync<long>(
            "SELECT count(*) FROM pg_inherits WHERE inhparent IN ('deliveries'::regclass, 'attempts'::regclass)") == 12,
        () => "twelve partitions");
}
