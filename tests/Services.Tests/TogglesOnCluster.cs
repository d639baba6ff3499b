extern alias catalog;
extern alias dispatch;
extern alias platform;

using Icaro.Testing.Clusters;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.Services.Tests;

/// <summary>A catalog and a dispatcher on a cluster of brokers, a reseller who toggles, and the platform that gets the webhooks.</summary>
internal sealed class TogglesOnCluster : IAsyncDisposable
{
    private readonly WebApplicationFactory<platform::Program> _platform;
    private readonly WebApplicationFactory<catalog::Program> _catalog;
    private readonly WebApplicationFactory<dispatch::Program> _dispatch;
    private readonly SamplePlatform _receiver;
    private DemoReseller? _reseller;

    private TogglesOnCluster(
        WebApplicationFactory<platform::Program> platform,
        WebApplicationFactory<catalog::Program> catalog,
        WebApplicationFactory<dispatch::Program> dispatch)
    {
        (_platform, _catalog, _dispatch) = (platform, catalog, dispatch);
        _receiver = new(platform.CreateClient());
    }

    public static async Task<TogglesOnCluster> StartAsync(RabbitCluster cluster, Servers servers)
    {
        RabbitCluster.Require();
        var platform = InProcess.Start<platform::Program>(DemoSettings.OfPlatform);
        var settings = await DemoSettings.CreateAsync(servers, platform.CreateClient(), cluster.ConnectionString);
        var toggles = new TogglesOnCluster(
            platform,
            InProcess.Start<catalog::Program>(settings, services => services.AddFakeLogging()),
            InProcess.Start<dispatch::Program>(settings));
        try
        {
            await toggles._catalog.CreateClient().HealthyAsync();
            await toggles._dispatch.CreateClient().HealthyAsync();
            toggles._reseller = await DemoReseller.LogInAsync(toggles._catalog.CreateClient());
            return toggles;
        }
        catch
        {
            // Nobody goes on consuming from the queues of the next test.
            await toggles.DisposeAsync();
            throw;
        }
    }

    public async Task SwitchOnAndOffAsync()
    {
        await _reseller!.SwitchOnAsync();
        await _reseller!.SwitchOffAsync();
    }

    /// <summary>Waits until the broker has refused a message of the catalog.</summary>
    public Task RefusedAsync() => Eventually.TrueAsync(
        () => _catalog.Services.GetFakeLogCollector().GetSnapshot().Any(
            record => record.Message.StartsWith("The broker refuses IntegrationToggled", StringComparison.Ordinal)),
        () => "a refused message");

    /// <summary>Waits for the webhooks, one for each toggle, in order.</summary>
    /// <param name="pairs">How often <see cref="SwitchOnAndOffAsync"/> was called.</param>
    public async Task ArriveAsync(int pairs)
    {
        var expected = Enumerable.Range(0, 2 * pairs).Select(toggle => toggle % 2 == 0).ToList();
        var webhooks = await Eventually.SeeAsync(
            _receiver.ReceivedAsync,
            webhooks => Statuses(webhooks).SequenceEqual(expected),
            webhooks => $"{string.Join(", ", Statuses(webhooks))} of {expected.Count} webhooks");
        Assert.All(webhooks, webhook => Assert.Equal("accepted", webhook.Verdict));
    }

    public async ValueTask DisposeAsync()
    {
        _reseller?.Dispose();
        _receiver.Dispose();
        await _dispatch.DisposeAsync();
        await _catalog.DisposeAsync();
        await _platform.DisposeAsync();
    }

    /// <summary>A webhook may come twice.</summary>
    private static IEnumerable<bool> Statuses(IReadOnlyList<SampleWebhook> webhooks) =>
        webhooks.DistinctBy(webhook => webhook.Id).Select(webhook => webhook.Status);
}
