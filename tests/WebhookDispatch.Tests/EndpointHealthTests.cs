using System.Net.Sockets;
using Icaro.Egress;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.WebhookDispatch.Tests;

public sealed class EndpointHealthTests(Servers servers)
{
    [Fact]
    public async Task Failures_of_several_lanes_open_the_breaker_for_all_replicas_and_one_probe_closes_it()
    {
        await using var world = await DispatchWorld.StartAsync(
            servers, ("Endpoints:FirstPause", "01:00:00"), ("Endpoints:LongestPause", "01:00:00"), ("Retry:Schedule:0", "01:00:00"));
        await world.StartReplicaAsync();
        world.Platform.AnswerStatus(500);
        var toggles = Enumerable.Range(1, 20).Select(hotspot => world.Toggles.Create(hotspot, 1)).ToList();

        await world.Publisher.PublishAsync(toggles);

        await world.Api.EndpointAsync(7, endpoint => (string?)endpoint["breaker"] == "open" && endpoint["paused_until"] is not null);
        await Eventually.TrueAsync(
            async () => await world.Database.QueryAsync<long>("SELECT count(*) FROM lanes WHERE leased_until > now()") == 0,
            () => "what was under way to be recorded");
        var tried = world.Platform.Received.Count(IsOurs);
        Assert.InRange(tried, 5, 12);

        world.Platform.AnswerStatus(200);
        await world.Database.ExecuteAsync("UPDATE endpoints SET paused_until = now(); UPDATE lanes SET next_attempt_at = now()");
        foreach (var toggle in toggles)
            await world.Api.DeliveryAsync(toggle.EventId, "delivered");
        var closed = await world.Api.EndpointAsync(7, endpoint => (string?)endpoint["breaker"] == "closed");
        Assert.Null(closed["failing_since"]);
    }

    [Fact]
    public async Task A_lane_that_fails_again_and_again_does_not_open_the_breaker()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Endpoints:FirstPause", "01:00:00"),
            ("Endpoints:LongestPause", "01:00:00"));
        world.Platform.AnswerStatus(500);
        var failing = world.Toggles.Create(3, 1);

        await world.Publisher.PublishAsync(failing);

        await world.Platform.HasReceivedAsync(8);
        Assert.Equal("closed", (string?)(await world.Api.EndpointAsync(7, _ => true))["breaker"]);
    }

    [Fact]
    public async Task A_name_server_that_is_silent_is_no_fault_of_the_endpoint()
    {
        await using var world = await DispatchWorld.CreateAsync(servers, ("Retry:Schedule:0", "01:00:00"), ("Endpoints:BreakAfter", "1"));
        await world.StartReplicaAsync(services => services.AddSingleton<HostResolver>(
            (_, _) => Task.FromException<IPAddress[]>(new SocketException((int)SocketError.TryAgain))));
        var toggles = Enumerable.Range(1, 3).Select(hotspot => new Toggles("http://platform.test/").Create(hotspot, 1)).ToList();

        await world.Publisher.PublishAsync(toggles);

        foreach (var toggle in toggles)
        {
            var detail = await world.Api.DeliveryAsync(toggle.EventId, json => json["attempts"]!.AsArray().Count > 0);
            Assert.Equal("dns_unavailable", (string?)Assert.Single(detail["attempts"]!.AsArray())!["error_class"]);
        }
        Assert.Equal("closed", (string?)(await world.Api.EndpointAsync(7, _ => true))["breaker"]);
    }

    [Fact]
    public async Task An_overloaded_platform_has_fewer_requests_at_a_time_until_it_is_fast_again()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Retry:Schedule:0", "01:00:00"));
        world.Platform.AnswerStatus(503, 200);

        await world.Publisher.PublishAsync(world.Toggles.Create(1, 1));
        await world.Api.EndpointAsync(7, endpoint => (int)endpoint["concurrency_limit"]! == 2);
        await world.Publisher.PublishAsync(world.Toggles.Lane(hotspotId: 2, count: 30));

        await world.Api.EndpointAsync(7, endpoint => (int)endpoint["concurrency_limit"]! >= 12);
    }

    [Fact]
    public async Task Retry_After_holds_for_the_whole_endpoint()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        world.Platform.Answer = (_, context) =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        };
        await world.Publisher.PublishAsync(world.Toggles.Create(1, 1));
        await world.Api.EndpointAsync(7, endpoint => endpoint["paused_until"] is not null);

        var other = world.Toggles.Create(2, 1);
        await world.Publisher.PublishAsync(other);
        await world.Api.DeliveryAsync(other.EventId, "pending");
        world.Platform.AnswerStatus(200);
        await DeliverElsewhereAsync(world);

        Assert.Equal(1, world.Platform.Received.Count(IsOurs));
    }

    [Fact]
    public async Task An_endpoint_that_fails_for_five_days_is_disabled_and_resumes_in_order_when_it_is_enabled()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        world.Platform.AnswerStatus(500);
        var lane = world.Toggles.Lane(hotspotId: 3, count: 3);
        await world.Publisher.PublishAsync(lane);
        await world.Api.EndpointAsync(7, endpoint => endpoint["failing_since"] is not null);

        await world.Database.ExecuteAsync("UPDATE endpoints SET failing_since = failing_since - interval '5 days'");

        await Eventually.TrueAsync(() => world.Publisher.Heard.Disabled.Count > 0, () => "an announcement");
        Assert.Equal((7, "failing"), world.Publisher.Heard.Disabled.Select(disabled => (disabled.EndpointId, disabled.Reason)).Single());
        Assert.False((bool)(await world.Api.EndpointAsync(7, _ => true))["enabled"]!);
        world.Platform.AnswerStatus(200);
        var before = world.Platform.Received.Count;
        await world.Api.PatchAsync("/endpoints/7", """{"enabled":true}""");
        await world.Api.DeliveryAsync(lane[2].EventId, "delivered");
        Assert.Equal(lane.Select(toggle => toggle.EventId), world.Platform.Received.Skip(before).Select(webhook => webhook.Id));
    }

    [Fact]
    public async Task A_rate_limit_holds_for_all_replicas_together()
    {
        const int rate = 4;
        const int count = 14;
        await using var world = await DispatchWorld.StartAsync(servers);
        await world.StartReplicaAsync();
        await KnownEndpointAsync(world);
        await world.Api.PatchAsync("/endpoints/7", $$"""{"rate_limit":{{rate}}}""");
        var toggles = Enumerable.Range(1, count).Select(hotspot => world.Toggles.Create(hotspot, 1)).ToList();

        await world.Publisher.PublishAsync(toggles);

        foreach (var toggle in toggles)
            await world.Api.DeliveryAsync(toggle.EventId, "delivered");
        var seconds = await world.Database.QueryAsync<double>(
            "SELECT extract(epoch FROM max(started_at) - min(started_at))::float8 FROM attempts JOIN deliveries ON id = delivery_id WHERE hotspot_id < 100");
        // Each replica may spend the allowance of the first second, and not more.
        Assert.True(seconds >= (count - 2.0 * rate) / rate - 0.5, $"{count} requests took {seconds} s only");
    }

    [Fact]
    public async Task No_more_are_in_flight_than_an_operator_allows()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        await world.StartReplicaAsync();
        await KnownEndpointAsync(world);
        await world.Api.PatchAsync("/endpoints/7", """{"max_in_flight":1}""");
        var inFlight = new InFlight();
        world.Platform.Answer = (_, _) => inFlight.AnswerAsync();
        var toggles = Enumerable.Range(1, 20).Select(hotspot => world.Toggles.Create(hotspot, 1)).ToList();

        await world.Publisher.PublishAsync(toggles);

        foreach (var toggle in toggles)
            await world.Api.DeliveryAsync(toggle.EventId, "delivered");
        Assert.Equal(1, inFlight.Most);
    }

    private static bool IsOurs(ReceivedWebhook webhook) => webhook.Path == "/webhook";

    private static async Task DeliverElsewhereAsync(DispatchWorld world)
    {
        world.Platform.AnswerStatus(200);
        var elsewhere = new Toggles($"{world.Platform.Address}/elsewhere", integrationId: 8).Create(1, 1);
        await world.Publisher.PublishAsync(elsewhere);
        await world.Api.DeliveryAsync(elsewhere.EventId, "delivered");
    }

    private static async Task KnownEndpointAsync(DispatchWorld world)
    {
        var first = world.Toggles.Create(hotspotId: 100, sequence: 1);
        await world.Publisher.PublishAsync(first);
        await world.Api.DeliveryAsync(first.EventId, "delivered");
    }
}
