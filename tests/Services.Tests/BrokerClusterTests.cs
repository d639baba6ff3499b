extern alias catalog;
extern alias dispatch;
extern alias platform;

using Icaro.Testing.Clusters;

namespace Icaro.Services.Tests;

/// <summary>Toggles while nodes of a RabbitMQ cluster fail. The services know all three.</summary>
[Collection(ProcessTelemetry.Name)]
public sealed class BrokerClusterTests(RabbitCluster cluster, Servers servers) : IClassFixture<RabbitCluster>
{
    private const string WebhookToken = "the token of the sample platform";
    private const string SigningSecret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const int Nodes = 3;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public Task Toggles_arrive_while_a_node_is_killed() => ToggleAsync(cluster.KillAsync, cluster.RestartAsync);

    [Fact]
    public Task Toggles_arrive_while_a_node_is_cut_off_from_the_others() => ToggleAsync(cluster.IsolateAsync, cluster.RejoinAsync);

    /// <summary>Each node fails in turn, so that also those do to which the services are connected, and the leaders of queues.</summary>
    private async Task ToggleAsync(Func<int, Task> failAsync, Func<int, Task> recoverAsync)
    {
        RabbitCluster.Require();
        var settings = await SettingsAsync();
        await using var platform = InProcess.Start<platform::Program>(
            [("Platform:WebhookToken", WebhookToken), ("Platform:SigningSecret", SigningSecret)]);
        var platformClient = platform.CreateClient();
        using var receiver = new SamplePlatform(platformClient);
        await using var catalog = InProcess.Start<catalog::Program>([.. settings, ("Demo:PlatformUrl", platformClient.BaseAddress!.ToString())]);
        await using var dispatch = InProcess.Start<dispatch::Program>(settings);
        var catalogClient = catalog.CreateClient();
        await catalogClient.HealthyAsync();
        await dispatch.CreateClient().HealthyAsync();
        using var manager = await HotspotManager.LogInAsync(catalogClient);

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

    private async Task<(string Key, string Value)[]> SettingsAsync() =>
    [
        ("ConnectionStrings:catalogdb", await servers.CreateDatabaseAsync(CancellationToken)),
        ("ConnectionStrings:dispatchdb", await servers.CreateDatabaseAsync(CancellationToken)),
        ("ConnectionStrings:messaging", cluster.ConnectionString),
        ("Sealing:KeyRing", "a sealing key of tests long enough for a key"),
        ("ServiceKey", "the service key of tests"),
        ("Admin:Password", "the admin password of tests"),
        ("Demo:WebhookToken", WebhookToken),
        ("Demo:SigningSecret", SigningSecret),
    ];
}
