using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.EndToEnd.Tests;

[Collection(WholeSystem.Name)]
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
        Assert.Equal(Enumerable.Range(0, 2 * Rounds).Select(toggle => toggle % 2 == 0), firsts.Select(webhook => webhook.Status));
    }

    private void KillDispatcher()
    {
        foreach (var id in appHost.Replicas.ProcessIdsOf(Dispatcher))
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            process.WaitForExit();
        }
    }

    private async Task StartDispatcherAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var model = appHost.Application.Services.GetRequiredService<DistributedApplicationModel>();
        var dispatcher = model.Resources.Single(resource => resource.Name == Dispatcher);

        await appHost.Application.ResourceCommands.ExecuteCommandAsync(dispatcher, KnownResourceCommands.StartCommand, cancellationToken);
        await appHost.Application.ResourceNotifications.WaitForResourceHealthyAsync(Dispatcher, cancellationToken);
    }
}
