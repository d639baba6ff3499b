using static Icaro.WebhookDispatch.Tests.World.Operators;

namespace Icaro.WebhookDispatch.Tests;

/// <summary>What operators are told, and how often.</summary>
public sealed class NotificationTests(Servers servers)
{
    [Fact]
    public async Task What_comes_and_goes_is_told_once_in_a_while_by_one_of_the_replicas()
    {
        await using var world = await StartAsync(servers, replicas: 2, ("Notifications:MinPause", "01:00:00"));
        world.AnswerDeliveries(500, slowly: true);
        await world.Publisher.PublishAsync(world.Toggles.Create(3, 1));
        await world.NotificationsAsync(1);

        world.AnswerDeliveries(200);
        await world.Api.EndpointAsync(7, endpoint => endpoint["failing_since"] is null);
        await world.TellAnotherAsync(8);
        Assert.Equal([("endpoint 7", "failing"), ("endpoint 8", "disabled")], (await world.NotificationsAsync(2)).SelectMany(Changes));

        await world.LetAnHourPassAsync("endpoint 7", "failing");
        Assert.Equal([("endpoint 7", "ok")], Changes((await world.NotificationsAsync(3))[2]));
    }

    [Fact]
    public async Task A_relapse_is_told_once()
    {
        await using var world = await StartAsync(servers, ("Notifications:MinPause", "01:00:00"));
        world.AnswerDeliveries(500);
        await world.Publisher.PublishAsync(world.Toggles.Create(3, 1));
        await world.NotificationsAsync(1);
        world.AnswerDeliveries(200);
        await world.Api.EndpointAsync(7, endpoint => endpoint["failing_since"] is null);
        await world.LetAnHourPassAsync("endpoint 7", "failing");
        await world.NotificationsAsync(2);
        world.AnswerDeliveries(500);
        await world.Publisher.PublishAsync(world.Toggles.Create(3, 2));
        await world.Api.EndpointAsync(7, endpoint => endpoint["failing_since"] is not null);

        await world.LetAnHourPassAsync("endpoint 7", "ok");
        Assert.Equal([("endpoint 7", "failing")], Changes((await world.NotificationsAsync(3))[2]));

        await world.TellAnotherAsync(8);
        Assert.Equal([("endpoint 8", "disabled")], Changes((await world.NotificationsAsync(4))[3]));
    }

    [Fact]
    public async Task What_an_operator_has_decided_is_not_told()
    {
        await using var world = await StartAsync(servers);
        world.AnswerDeliveries(500);
        await world.Publisher.PublishAsync(world.Toggles.Create(3, 1));
        await world.HasNoticesAsync("endpoint 7", "failing", 1);

        await world.Api.PatchAsync("/endpoints/7", """{"enabled":false}""");
        await world.HasNoticesAsync("endpoint 7", "failing", 0);
        await world.TellAnotherAsync(8);

        Assert.Equal([("endpoint 7", "failing"), ("endpoint 8", "disabled")], (await world.NotificationsAsync(2)).SelectMany(Changes));
    }

    [Fact]
    public async Task Deliveries_that_are_late_although_their_endpoint_works_are_told()
    {
        await using var world = await StartAsync(servers, ("Dispatch:DegradedAfter", "00:00:01"));
        await world.StoreAsync(world.Toggles.Endpoint);
        await world.Api.PatchAsync("/endpoints/7", """{"rate_limit":1}""");

        await world.Publisher.PublishAsync(Enumerable.Range(2, 30).Select(hotspot => world.Toggles.Create(hotspot, 1)));

        Assert.Equal([("deliveries", "late")], Changes((await world.NotificationsAsync(1))[0]));
    }

    [Fact]
    public async Task Lanes_that_wait_for_an_operator_are_told()
    {
        await using var world = await StartAsync(
            servers, ("Endpoints:NotifyAfter", "1.00:00:00"), ("Retry:GiveUpAfter", "00:00:00.1"));
        await world.StoreAsync(world.Toggles.Endpoint);
        await world.Api.PatchAsync("/endpoints/7", """{"on_failure":"block"}""");
        world.AnswerDeliveries(500);

        await world.Publisher.PublishAsync(world.Toggles.Create(3, 1));

        Assert.Equal([("lanes of endpoint 7", "blocked")], Changes((await world.NotificationsAsync(1))[0]));
    }
}
