namespace Icaro.WebhookDispatch.Tests;

/// <summary>One replica has lost something that the others have.</summary>
public sealed class PartialOutageTests(Servers servers)
{
    [Fact]
    public async Task A_replica_without_the_database_gives_its_messages_back()
    {
        var direct = await servers.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        var (database, gate) = Gated(direct);
        await using var _ = gate;
        await using var world = await DispatchWorld.StartAsync(servers, ("ConnectionStrings:dispatchdb", direct));
        await world.StartReplicaAsync(settings: ("ConnectionStrings:dispatchdb", database));
        await gate.CloseAsync();

        await world.Publisher.PublishAsync(Enumerable.Range(1, 40).Select(hotspot => world.Toggles.Create(hotspot, 1)));

        await world.Platform.HasReceivedAsync(40);
    }

    [Fact]
    public async Task A_replica_without_the_broker_leaves_the_outbox_to_another()
    {
        var direct = new UriBuilder(await servers.CreateVirtualHostAsync(TestContext.Current.CancellationToken));
        await using var gate = new Gate(direct.Host, direct.Port);
        var gated = new UriBuilder(direct.Uri) { Port = gate.Port };
        await using var world = await DispatchWorld.StartAsync(servers, ("ConnectionStrings:messaging", gated.Uri.ToString()));
        await using var catalog = await Publisher.StartAsync(direct.Uri.ToString(), TestContext.Current.CancellationToken);
        await catalog.PublishAsync(world.Toggles.Create(hotspotId: 3, sequence: 1));
        await Eventually.TrueAsync(() => catalog.Heard.Delivered.Count == 1, () => "the first confirmation");
        await world.StartReplicaAsync(settings: ("ConnectionStrings:messaging", direct.Uri.ToString()));

        await gate.CloseAsync();
        await catalog.PublishAsync(world.Toggles.Create(hotspotId: 3, sequence: 2));

        await Eventually.TrueAsync(() => catalog.Heard.Delivered.Count == 2, () => "the second confirmation");
    }

    [Fact]
    public async Task A_suspended_replica_loses_the_outbox()
    {
        await using var world = await DispatchWorld.CreateAsync(servers);
        using var suspended = DispatcherProcess.Start(world.Settings);
        await world.Publisher.WaitForQueueAsync();
        await world.Publisher.PublishAsync(world.Toggles.Create(hotspotId: 3, sequence: 1));
        await Eventually.TrueAsync(() => world.Publisher.Heard.Delivered.Count == 1, () => "the first confirmation");
        await suspended.SuspendAsync();
        await world.StartReplicaAsync();

        await world.Publisher.PublishAsync(Enumerable.Range(4, 8).Select(hotspot => world.Toggles.Create(hotspot, 1)));

        await Eventually.TrueAsync(() => world.Publisher.Heard.Delivered.Count > 1, () => "a confirmation by the other replica");
    }

    [Fact]
    public async Task A_locked_lane_delays_no_other()
    {
        var database = await servers.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using var world = await DispatchWorld.StartAsync(servers, ("ConnectionStrings:dispatchdb", database));
        var locked = world.Toggles.Lane(hotspotId: 3, count: 30);
        await world.Publisher.PublishAsync(locked[0]);
        await world.Api.DeliveryAsync(locked[0].EventId, "delivered");

        await using (await RowLock.TakeAsync(database, "SELECT FROM lanes WHERE subject_id = 3"))
        {
            await world.Publisher.PublishAsync(locked[1..]);
            await world.Publisher.PublishAsync(Enumerable.Range(4, 30).Select(hotspot => world.Toggles.Create(hotspot, 1)));
            await world.Platform.HasReceivedAsync(31);
        }

        await world.Api.DeliveryAsync(locked[^1].EventId, "delivered");
    }

    private static (string ConnectionString, Gate Gate) Gated(string connectionString)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        var gate = new Gate(database.Host!, database.Port);
        database.Port = gate.Port;
        return (database.ConnectionString, gate);
    }
}
