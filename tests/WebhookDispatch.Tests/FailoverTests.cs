using Icaro.Testing.Clusters;

namespace Icaro.WebhookDispatch.Tests;

/// <summary>A standby takes over from the primary of the dispatcher's database.</summary>
public sealed class FailoverTests(Servers servers)
{
    [Fact]
    public async Task Nothing_is_lost_when_the_primary_is_killed()
    {
        await using var pair = await PostgresPair.StartAsync();
        await DeliverAcrossAsync(pair, pair.ConnectionString, pair.KillPrimaryAsync, () => Task.CompletedTask);
    }

    [Fact]
    public async Task Nothing_is_lost_when_the_primary_becomes_read_only()
    {
        await using var pair = await PostgresPair.StartAsync();
        var connectionString = $"{pair.ConnectionString};Target Session Attributes=primary";
        await DeliverAcrossAsync(pair, connectionString, pair.MakePrimaryReadOnlyAsync, () => Task.CompletedTask);
    }

    [Fact]
    public async Task Nothing_is_lost_when_the_primary_comes_back_read_only()
    {
        await using var pair = await PostgresPair.StartAsync();
        await DeliverAcrossAsync(pair, pair.ConnectionString, pair.RestartPrimaryReadOnlyAsync, () => Task.CompletedTask);
    }

    [Fact]
    public async Task Connections_leave_a_read_only_server_behind_an_address_that_leads_to_another()
    {
        await using var pair = await PostgresPair.StartAsync();
        await using var address = new Gate("127.0.0.1", pair.PortOf(0));
        await DeliverAcrossAsync(pair, PostgresPair.ConnectionThrough(address.Port), pair.MakePrimaryReadOnlyAsync, () =>
        {
            address.LeadTo(pair.PortOf(1));
            return Task.CompletedTask;
        });
    }

    private async Task DeliverAcrossAsync(PostgresPair pair, string connectionString, Func<Task> endPrimaryAsync, Func<Task> moveAsync)
    {
        await using var world = await DispatchWorld.StartAsync(servers, ("ConnectionStrings:dispatchdb", connectionString));
        var lane = world.Toggles.Lane(hotspotId: 3, count: 20);
        await world.Publisher.PublishAsync(lane[..5]);
        await world.Platform.HasReceivedAsync(5);

        await endPrimaryAsync();
        await world.Publisher.PublishAsync(lane[5..15]);
        await pair.PromoteStandbyAsync();
        await moveAsync();
        await world.Publisher.PublishAsync(lane[15..]);

        await world.Api.DeliveryAsync(lane[^1].EventId, "delivered");
        await Eventually.TrueAsync(
            () => world.Publisher.Heard.Delivered.Any(webhook => webhook.Sequence == lane[^1].Sequence),
            () => "an announcement of the last delivery through the outbox");
        await Eventually.TrueAsync(async () => await world.Api.HealthAsync() is (HttpStatusCode.OK, "Healthy"), () => "health");
        Assert.Equal(lane.Select(toggle => toggle.EventId), world.Platform.Received.Select(webhook => webhook.Id).Distinct());
    }
}
