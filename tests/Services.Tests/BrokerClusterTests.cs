using Icaro.Testing.Clusters;

namespace Icaro.Services.Tests;

/// <summary>Toggles while nodes of a RabbitMQ cluster fail. The services know all three.</summary>
[Collection(ProcessTelemetry.Name)]
public sealed class BrokerClusterTests(RabbitCluster cluster, Servers servers) : IClassFixture<RabbitCluster>
{
    private const int Nodes = 3;

    /// <summary>The queue of the toggles.</summary>
    private const string Queue = "webhook-dispatch";

    [Fact]
    public Task Toggles_arrive_while_a_node_is_killed() => ToggleAsync(cluster.KillAsync, cluster.RestartAsync);

    [Fact]
    public Task Toggles_arrive_while_a_node_is_cut_off_from_the_others() => ToggleAsync(cluster.IsolateAsync, cluster.RejoinAsync);

    /// <summary>A channel of RabbitMQ that published in between refuses all toggles until the killed node is back.</summary>
    [Fact]
    public async Task Toggles_arrive_when_a_queue_was_without_a_leader_for_a_while()
    {
        await using var toggles = await TogglesOnCluster.StartAsync(cluster, servers);
        var leader = await cluster.LeaderOfAsync(Queue);
        int[] others = [.. Enumerable.Range(0, Nodes).Except([leader])];
        try
        {
            await cluster.SuspendAsync(Queue, others);
            await cluster.KillAsync(leader);
            await toggles.SwitchOnAndOffAsync();
            await toggles.RefusedAsync();
            await cluster.ResumeAsync(Queue, others);
            await toggles.ArriveAsync(pairs: 1);
        }
        finally
        {
            await cluster.ResumeAsync(Queue, others);
            await cluster.RestartAsync(leader);
        }
    }

    /// <summary>Each node fails in turn, so that also those do to which the services are connected, and the leaders of queues.</summary>
    private async Task ToggleAsync(Func<int, Task> failAsync, Func<int, Task> recoverAsync)
    {
        await using var toggles = await TogglesOnCluster.StartAsync(cluster, servers);
        for (var node = 0; node < Nodes; node++)
        {
            await failAsync(node);
            try
            {
                await toggles.SwitchOnAndOffAsync();
                await toggles.ArriveAsync(pairs: node + 1);
            }
            finally
            {
                await recoverAsync(node);
            }
        }
    }
}
