using Microsoft.Extensions.DependencyInjection;

namespace Icaro.WebhookDispatch.Tests;

public sealed class ClockTests(Servers servers)
{
    [Fact]
    public async Task A_wrong_clock_of_a_replica_gives_up_no_delivery_and_dates_no_request()
    {
        await using var world = await DispatchWorld.StartAsync(
            servers, ("Retry:Schedule:0", "01:00:00"), ("Dispatch:DegradedAfter", "365.00:00:00"));
        world.Platform.AnswerStatus(500);
        var toggle = world.Toggles.Create(hotspotId: 3, sequence: 1);
        await world.Publisher.PublishAsync(toggle);
        await world.Api.DeliveryAsync(toggle.EventId, json => json["attempts"]!.AsArray().Count == 1);
        await world.StopReplicaAsync(0);

        await world.StartReplicaAsync(services => services.AddSingleton<TimeProvider>(new FastClock(TimeSpan.FromDays(30))));
        await world.Database.ExecuteAsync("UPDATE lanes SET next_attempt_at = now()");

        var tried = await world.Api.DeliveryAsync(toggle.EventId, json => json["attempts"]!.AsArray().Count == 2);
        Assert.Equal("pending", (string?)tried["delivery"]!["status"]);
        Assert.Equal(
            DateTimeOffset.UtcNow, DateTimeOffset.FromUnixTimeSeconds(world.Platform.Received[^1].Timestamp), TimeSpan.FromMinutes(1));
    }

    private sealed class FastClock(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
