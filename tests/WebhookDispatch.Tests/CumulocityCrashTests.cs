namespace Icaro.WebhookDispatch.Tests;

public sealed class CumulocityCrashTests(Servers servers)
{
    [Fact]
    public async Task Killed_in_the_middle_it_goes_on_behind_what_was_confirmed_and_knows_the_object_still()
    {
        await using var tenant = TestTenant.Start();
        await using var world = await DispatchWorld.CreateAsync(servers, ("Dispatch:Lease", "00:10:00"));
        var endpoint = tenant.Endpoint(7);
        // The first and the second hundred arrive; at the third it stands still, until it is killed.
        await tenant.MisbehaveAsync("""{"path":"/measurement","hang":true,"spare":2}""");
        var temperatures = Enumerable.Range(1, 250).ToList();
        var delivery = RequestsTo.Delivery(9, 1, DeviceData.Body("d1", temperatures.Select(DeviceData.Temperature)));
        using (var doomed = DispatcherProcess.Start(world.Settings))
        {
            await world.Publisher.WaitForQueueAsync("webhook-dispatch-deliveries");
            await world.Publisher.PublishAsync(endpoint.Enqueue(delivery));
            await Eventually.TrueAsync(async () => (await tenant.LookAsync()).Measurements.Count == 200, () => "two batches there");
            await Eventually.TrueAsync(
                async () => await world.Database.QueryAsync<long>("SELECT coalesce(sum(progress), 0) FROM lanes") == 2, () => "two batches noted");
            await doomed.KillAsync();
        }

        // From here on nobody may look the device up.
        await tenant.MisbehaveAsync("""{"path":"/identity","status":500,"times":1000}""");
        await world.Database.EndLeasesAsync();
        await world.StartReplicaAsync();

        await world.Api.DeliveryAsync(delivery.EventId, "delivered");
        var state = await tenant.LookAsync();
        Assert.Equal(temperatures, state.Temperatures);
        Assert.Single(state.Objects);
        Assert.Empty(state.Events);
    }

    [Fact]
    public async Task An_answer_that_is_lost_costs_one_request_that_is_sent_twice_and_no_more()
    {
        await using var tenant = TestTenant.Start();
        await using var world = await DispatchWorld.StartAsync(servers);
        await tenant.MisbehaveAsync("""{"path":"/measurement","lost":true,"spare":1}""");
        var delivery = RequestsTo.Delivery(9, 1, DeviceData.Body("d1", Enumerable.Range(1, 300).Select(DeviceData.Temperature)));

        await world.Publisher.PublishAsync(tenant.Endpoint(7).Enqueue(delivery));

        await world.Api.DeliveryAsync(delivery.EventId, "delivered");
        Assert.Equal(
            Enumerable.Range(1, 200).Concat(Enumerable.Range(101, 200)), (await tenant.LookAsync()).Temperatures);
    }

    [Fact]
    public async Task Killed_between_creation_and_binding_it_binds_the_object_that_it_created()
    {
        await using var tenant = TestTenant.Start();
        await using var world = await DispatchWorld.CreateAsync(servers, ("Dispatch:Lease", "00:10:00"));
        await tenant.MisbehaveAsync("""{"path":"/identity","method":"POST","hang":true}""");
        var delivery = RequestsTo.Delivery(9, 1, DeviceData.Body("d'1", DeviceData.Temperature(1)));
        using (var doomed = DispatcherProcess.Start(world.Settings))
        {
            await world.Publisher.WaitForQueueAsync("webhook-dispatch-deliveries");
            await world.Publisher.PublishAsync(tenant.Endpoint(7).Enqueue(delivery));
            await Eventually.TrueAsync(async () => (await tenant.LookAsync()).Objects.Count == 1, () => "an object without a binding");
            await doomed.KillAsync();
        }

        await world.Database.EndLeasesAsync();
        await world.StartReplicaAsync();

        await world.Api.DeliveryAsync(delivery.EventId, "delivered");
        await AssertOneObjectAsync(tenant, "d'1");
    }

    [Theory]
    [InlineData("""{"path":"/inventory","method":"POST","lost":true}""")]
    [InlineData("""{"path":"/identity","method":"POST","lost":true}""")]
    [InlineData("""{"path":"/identity","method":"POST","status":503}""")]
    public async Task A_lost_answer_leaves_no_object_behind(string fault)
    {
        await using var tenant = TestTenant.Start();
        await using var world = await DispatchWorld.StartAsync(servers);
        await tenant.MisbehaveAsync(fault);
        var delivery = RequestsTo.Delivery(9, 1, DeviceData.Body("d1", DeviceData.Temperature(1)));

        await world.Publisher.PublishAsync(tenant.Endpoint(7).Enqueue(delivery));

        await world.Api.DeliveryAsync(delivery.EventId, "delivered");
        await AssertOneObjectAsync(tenant, "d1");
    }

    [Fact]
    public async Task An_object_that_was_found_and_is_bound_meanwhile_is_not_taken_for_a_duplicate()
    {
        await using var tenant = TestTenant.Start();
        await using var world = await DispatchWorld.StartAsync(servers);
        foreach (var endpoint in new[] { 7, 8 })
        {
            var delivery = RequestsTo.Delivery(9, 1, DeviceData.Body("d1", DeviceData.Temperature(endpoint)));
            await world.Publisher.PublishAsync(tenant.Endpoint(endpoint).Enqueue(delivery));
            await world.Api.DeliveryAsync(delivery.EventId, "delivered");
            // The other one looks before the binding is there.
            await tenant.MisbehaveAsync("""{"path":"/identity/externalIds","status":404}""");
        }

        await AssertOneObjectAsync(tenant, "d1");
        Assert.Equal([7, 8], (await tenant.LookAsync()).Temperatures);
    }

    private static async Task AssertOneObjectAsync(TestTenant tenant, string device)
    {
        var state = await tenant.LookAsync();
        var bound = Assert.Single(state.Json["externalIds"]!.AsArray())!;
        Assert.Equal(
            (device, (string?)Assert.Single(state.Objects)["id"]), ((string?)bound["externalId"], (string?)bound["managedObject"]));
        Assert.All(state.Measurements, one => Assert.Equal((string?)bound["managedObject"], (string?)one["source"]!["id"]));
    }
}
