extern alias platform;

namespace Icaro.Services.Tests.Upgrade;

/// <summary>Services of this release beside those of the one before, on the same data.</summary>
[Collection(ProcessTelemetry.Name)]
public sealed class UpgradeTests(Servers servers)
{
    private const string Catalog = "IntegrationsCatalog";
    private const string Dispatch = "WebhookDispatch";

    [Theory]
    [InlineData(Catalog, Dispatch)]
    [InlineData(Dispatch, Catalog)]
    public async Task Toggles_arrive_in_order_while_one_service_after_the_other_is_upgraded(string first, string second)
    {
        var previous = Release.FindPrevious();
        Assert.SkipWhen(previous is null, "./icaro test builds the release before.");
        await using var platform = InProcess.Start<platform::Program>(DemoSettings.OfPlatform);
        var platformClient = platform.CreateClient();
        using var receiver = new SamplePlatform(platformClient);
        await using var services = new Services(await DemoSettings.CreateAsync(servers, platformClient));
        var expected = 0;

        await services.StartAsync(previous!, Catalog);
        await services.StartAsync(previous!, Dispatch);
        await ToggleAsync();
        foreach (var service in new[] { first, second })
        {
            await services.StartAsync(Release.Current, service);
            await ToggleAsync();
            await services.StopOldestAsync(service);
            await ToggleAsync();
        }

        var webhooks = await receiver.ReceivedAsync();
        Assert.All(webhooks, webhook => Assert.Equal("accepted", webhook.Verdict));
        Assert.Equal(Enumerable.Range(0, expected).Select(i => i % 2 == 0), webhooks.Select(webhook => webhook.Status));

        // Through each replica of the catalog in turn.
        async Task ToggleAsync()
        {
            foreach (var catalog in services.All(Catalog))
            {
                using var manager = await DemoReseller.LogInAsync(catalog.CreateClient());
                await manager.SwitchOnAsync();
                await manager.SwitchOffAsync();
            }

            expected += 2 * services.All(Catalog).Count;
            await receiver.WaitForAsync(expected);
        }
    }

    /// <summary>The running replicas of services, the oldest of each first.</summary>
    private sealed class Services(IEnumerable<(string Key, string Value)> settings) : IAsyncDisposable
    {
        private readonly List<(string Service, ServiceProcess Process)> _running = [];

        public IReadOnlyList<ServiceProcess> All(string service) =>
            [.. _running.Where(one => one.Service == service).Select(one => one.Process)];

        public async Task StartAsync(Release release, string service) =>
            _running.Add((service, await release.StartAsync(service, settings)));

        public async Task StopOldestAsync(string service)
        {
            var oldest = _running.First(one => one.Service == service);
            _running.Remove(oldest);
            await oldest.Process.StopAsync();
            await oldest.Process.DisposeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var (_, process) in _running)
                await process.DisposeAsync();
        }
    }
}
