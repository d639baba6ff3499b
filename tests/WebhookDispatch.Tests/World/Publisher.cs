using Icaro.Contracts;
using MassTransit;

namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>The catalog's side of the bus: publishes toggles, and hears what the dispatcher has to say.</summary>
internal sealed class Publisher : IAsyncDisposable
{
    private readonly IBusControl _bus;

    private Publisher(IBusControl bus, BusLog log)
    {
        _bus = bus;
        Heard = log;
    }

    public BusLog Heard { get; }

    public static async Task<Publisher> StartAsync(string broker, CancellationToken cancellationToken)
    {
        var log = new BusLog();
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(new Uri(broker));
            rabbit.ReceiveEndpoint("test-catalog", endpoint => endpoint.Instance(log));
        });
        await bus.StartAsync(cancellationToken);
        return new(bus, log);
    }

    public Task PublishAsync(params IEnumerable<IntegrationToggled> toggles) =>
        Task.WhenAll(toggles.Select(toggle => _bus.Publish(toggle, TestContext.Current.CancellationToken)));

    public async ValueTask DisposeAsync() => await _bus.StopAsync(CancellationToken.None);
}
