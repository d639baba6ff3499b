using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;

namespace Icaro.EndToEnd.Tests;

[Collection(WholeSystemCollection.Name)]
public sealed class DispatcherKillTests(AppHostFixture appHost)
{
    private const string Dispatcher = "webhook-dispatch";
    private const int Rounds = 5;

    [Fact]
    public async Task Every_webhook_arrives_in_order_although_the_dispatcher_is_killed_between_toggles()
    {
        using var platform = await appHost.PlatformAsync();
        using var manager = await appHost.LogInAsync();

        for (var round = 0; round < Rounds; round++)
        {
            await manager.SwitchOnAsync();
            if (round % 2 == 1)
                KillDispatcher();
            await manager.SwitchOffAsync();
        }

        await StartDispatcherAsync();
        var firsts = await Eventually.SeeAsync(
            async () => (await platform.ReceivedAsync()).DistinctBy(webhook => webhook.Id).ToList(),
            webhooks => webhooks.Count >= 2 * Rounds,
            webhooks => $"{webhooks.Count} of {2 * Rounds} webhooks");

        Assert.All(firsts, webhook => Assert.Equal("accepted", webhook.Verdict));
        Assert.Equal(Enumerable.Repeat(new[] { true, false }, Rounds).SelectMany(pair => pair), firsts.Select(webhook => webhook.Status));
    }

    private void KillDispatcher()
    {
        foreach (var id in DispatcherProcessIds())
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            process.WaitForExit();
        }
    }

    private IEnumerable<int> DispatcherProcessIds() =>
        from replica in appHost.ReplicasOf(Dispatcher)
        from property in replica.Snapshot.Properties
        where property.Name == "executable.pid" && property.Value is not null
        select (int)property.Value!;

    private async Task StartDispatcherAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        foreach (var replica in appHost.ReplicasOf(Dispatcher))
            await appHost.Application.ResourceCommands.ExecuteCommandAsync(replica.ResourceId, KnownResourceCommands.StartCommand, cancellationToken);
        await appHost.Application.ResourceNotifications.WaitForResourceHealthyAsync(Dispatcher, cancellationToken);
    }
}
