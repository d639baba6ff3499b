namespace Icaro.WebhookDispatch.Tests;

public sealed class CumulocityCrashTests(Servers servers)
{
    [Fact]
    public async Task Killed_in_the_middle_it_goes_on_behind_what_was_confirmed_and_knows_the_object_still()
    {
        await using var tenant = TestTenant.Start();
        await using var world = await DispatchWorld.CreateAsync(servers, ("Egress:ExchangeTimeout", "00:00:30"), ("Dispatch:Lease", "00:00:31"));
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
        await world.Database.ExecuteAsync("UPDATE lanes SET leased_until = leased_until - interval '31 seconds'");
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
}
