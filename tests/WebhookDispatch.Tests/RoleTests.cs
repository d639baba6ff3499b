namespace Icaro.WebhookDispatch.Tests;

public sealed class RoleTests(Servers servers)
{
    [Fact]
    public async Task Every_route_needs_its_role()
    {
        await using var world = await DispatchWorld.StartAsync(servers);

        var roles = await NeededRoles.FindAsync(world.Services, world.Client, TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                "operate PATCH /endpoints/{id}",
                "operate POST /deliveries/{id}/discard",
                "operate POST /notifications/test",
                "operate POST /outbox/refused/retry",
                "operate POST /replays/{id}/cancel",
                "operate+operator+admin POST /api/integrations/{id}/test",
                "operate+operator+admin POST /endpoints/{id}/test",
                "operate+reseller+operator+admin POST /deliveries/{id}/replay",
                "operate+reseller+operator+admin POST /replays",
                "read GET /outbox/refused",
                "read GET /sealing",
                "read+reseller+operator+admin GET /deliveries",
                "read+reseller+operator+admin GET /deliveries/{id}",
                "read+reseller+operator+admin GET /endpoints",
                "read+reseller+operator+admin GET /endpoints/{id}",
                "read+reseller+operator+admin GET /metrics/deliveries",
                "read+reseller+operator+admin GET /replays",
                "read+reseller+operator+admin GET /replays/{id}",
            ],
            roles);
    }
}
