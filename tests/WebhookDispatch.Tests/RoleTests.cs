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
                "operate POST /api/integrations/{id}/test",
                "operate POST /deliveries/{id}/discard",
                "operate POST /deliveries/{id}/replay",
                "operate POST /endpoints/{id}/test",
                "operate POST /outbox/refused/retry",
                "operate POST /replays",
                "operate POST /replays/{id}/cancel",
                "read GET /deliveries",
                "read GET /deliveries/{id}",
                "read GET /endpoints",
                "read GET /endpoints/{id}",
                "read GET /metrics/deliveries",
                "read GET /outbox/refused",
                "read GET /replays",
                "read GET /replays/{id}",
                "read GET /sealing",
            ],
            roles);
    }
}
