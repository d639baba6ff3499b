using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace Icaro.WebhookDispatch.Tests;

/// <summary>Meters and /health tell the same. Both read at most every 10 s, which some of these tests wait for.</summary>
public sealed class MetricsTests(Servers servers)
{
    [Fact]
    public async Task Attempts_are_counted_by_channel_and_outcome_and_the_way_to_the_platform_is_timed()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        using var attempts = world.Meter<long>("webhook.attempts");
        using var durations = world.Meter<double>("webhook.delivery.duration");
        world.Platform.AnswerStatus(500, 200);
        var toggle = world.Toggles.Create(3, 1);

        await world.Publisher.PublishAsync(toggle);
        await world.Api.DeliveryAsync(toggle.EventId, "delivered");

        Assert.Equal(["http_5xx", "delivered"], attempts.GetMeasurementSnapshot().Select(one => one.Tags["webhook.outcome"]));
        Assert.All(attempts.GetMeasurementSnapshot(), one => Assert.Equal("icaro", one.Tags["webhook.channel"]));
        var duration = Assert.Single(durations.GetMeasurementSnapshot());
        Assert.Equal(("s", "icaro"), (durations.Instrument!.Unit, duration.Tags["webhook.channel"]));
        Assert.InRange(duration.Value, 0.05, 60);
    }

    [Fact]
    public async Task Deliveries_that_wait_too_long_degrade_the_service()
    {
        await using var world = await DispatchWorld.StartAsync(
            servers, ("Dispatch:DegradedAfter", "00:00:01"), ("Retry:Schedule:0", "01:00:00"), ("Endpoints:BreakAfter", "1"));
        using var waiting = world.Meter<double>("webhook.deliveries.waiting");
        using var age = world.Meter<double>("webhook.deliveries.oldest.age");
        using var endpoints = world.Meter<double>("webhook.endpoints.enabled");
        world.Platform.AnswerStatus(500);

        await world.Publisher.PublishAsync(world.Toggles.Lane(3, 2));

        await Eventually.TrueAsync(
            () => Read(waiting, "enabled") == 2
                && (Read(endpoints, "closed"), Read(endpoints, "open") + Read(endpoints, "half_open")) == (0, 1),
            () => "two that wait for a failing endpoint, without anybody who asks for /health");
        age.RecordObservableInstruments();
        var oldest = (long)age.LastMeasurement!.Value;
        await world.Api.HealthAsync("deliveries", "Degraded", words =>
            words.StartsWith("2 deliveries wait, the oldest for ", StringComparison.Ordinal)
            && words.EndsWith(" s; 1 endpoint fails at present", StringComparison.Ordinal));
        Assert.InRange(oldest, 0, 60);
    }

    [Fact]
    public async Task What_waits_for_an_operator_or_the_broker_is_told()
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("Retry:GiveUpAfter", "00:00:00.1"));
        world.Platform.AnswerStatus(200);
        var lane = world.Toggles.Lane(3, 3);
        await world.Publisher.PublishAsync(lane[0]);
        await world.Api.DeliveryAsync(lane[0].EventId, "delivered");
        await world.Api.PatchAsync("/endpoints/7", """{"on_failure":"block"}""");
        world.Platform.AnswerStatus(500);
        await world.Publisher.PublishAsync(lane[1..]);
        await world.Publisher.PublishAsync(world.Toggles.Create(3, sequence: 0));
        // Nobody can publish it; its id is an hour old.
        await world.Database.ExecuteAsync(
            $"INSERT INTO outbox (message_id, type, payload) VALUES ('{Guid.CreateVersion7(DateTimeOffset.UtcNow.AddMinutes(-65))}', 'Unknown', '{{}}')");
        await world.Api.DeliveryAsync(lane[1].EventId, "failed");
        await world.Api.PatchAsync("/endpoints/7", """{"enabled":false}""");

        await world.Api.HealthAsync(
            "deliveries", "Healthy", words => words == "0 deliveries wait; 1 endpoint is disabled, with 1 held back; 1 lane is blocked");
        await world.Api.HealthAsync("outbox", "Degraded", words => words.Contains(", the oldest for 6"));
        await world.Api.HealthAsync("error queues", "Degraded", words => words == "1 message in webhook-dispatch_error");
    }

    private static double Read(MetricCollector<double> gauge, string state)
    {
        gauge.Clear();
        gauge.RecordObservableInstruments();
        return gauge.GetMeasurementSnapshot().FirstOrDefault(one => one.Tags.Values.Contains(state))?.Value ?? -1;
    }
}
