using Icaro.WebhookDispatch.Sending;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Icaro.WebhookDispatch.Tests;

public sealed class ShutdownOrderTests(Servers servers)
{
    /// <summary>
    /// The host stops services in reverse: no new work arrives while the worker drains, and its last results are published.
    /// </summary>
    [Fact]
    public async Task The_bus_starts_after_the_worker_and_the_worker_after_the_outbox()
    {
        await using var world = await DispatchWorld.StartAsync(servers);
        var started = world.Services.GetServices<IHostedService>().Select(service => service.GetType().Name).ToList();

        var outbox = started.FindIndex(name => name.StartsWith("OutboxRelay", StringComparison.Ordinal));
        var worker = started.IndexOf(nameof(DeliveryWorker));
        var bus = started.FindIndex(name => name.StartsWith("MassTransit", StringComparison.Ordinal));
        Assert.True(0 <= outbox && outbox < worker && worker < bus, string.Join(", ", started));
    }
}
