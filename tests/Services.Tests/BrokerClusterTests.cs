extern alias catalog;
extern alias dispatch;
extern alias platform;

using Icaro.Testing.Clusters;

namespace Icaro.Services.Tests;

/// <summary>Toggles while nodes of a RabbitMQ cluster fail. The services know all three.</summary>
[Collection(ProcessTelemetry.Name)]
public sealed class BrokerClusterTests(RabbitCluster cluster, Servers servers) : IClassFixture<RabbitCluster>
{
    private const int Nodes = 3;

    [Fact]
    public Task Toggles_arrive_while_a_node_is_killed() => ToggleAsync(cluster.KillAsync, cluster.RestartAsync);

    [Fact]
    public Task Toggles_arrive_while_a_node_is_cut_off_from_the_others() => ToggleAsync(cluster.IsolateAsync, cluster.RejoinAsync);

    /// <summary>Each node fails in turn, so that also those do to which the services are connected, and the leaders of queues.</summary>
    private async Task ToggleAsync(Func<int, Task> failAsync, Func<int, Task> recoverAsync)
    {
        RabbitCluster.Require();
        await using var platform = InProcess.Start<platform::Program>(DemoSettings.OfPlatform);
        var platformClient = platform.CreateClient();
        using var receiver = new SamplePlatform(platformClient);
        var settings = await DemoSettings.CreateAsync(servers, platformClient, cluster.ConnectionString);
        await using var catalog = InProcess.Start<catalog::Program>(settings);
        await using var dispatch = InProcess.Start<dispatch::Program>(settings);
        var catalogClient = catalog.CreateClient();
        await catalogClient.HealthyAsync();
        await dispatch.CreateClient().HealthyAsync();
        using var manager = await DemoReseller.LogInAsync(catalogClient);

        for (var node = 0; node < Nodes; node++)
        {
            await failAsync(node);
            try
            {
                await manager.SwitchOnAsync();
                await manager.SwitchOffAsync();
                await receiver.WaitForAsync(2 * node + 2);
            }
            finally
            {
                await recoverAsync(node);
            }
        }

        var webhooks = await receiver.ReceivedAsync();
        Assert.All(webhooks, webhook => Assert.Equal("accepted", webhook.Verdict));
        Assert.Equal([true, false, true, false, true, false], webhooks.DistinctBy(webhook => webhook.Id).Select(webhook => webhook.Status));
    }
}
