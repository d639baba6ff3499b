namespace Icaro.IntegrationsCatalog.Tests.Application;

/// <summary>Takes whatever the catalog publishes: what no queue takes, it would try again second after second.</summary>
internal sealed class OtherServices : IAsyncDisposable
{
    private readonly IBusControl _bus;

    private OtherServices(string broker) => _bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
    {
        rabbit.Host(new Uri(broker));
        rabbit.ReceiveEndpoint(new TemporaryEndpointDefinition(), endpoint =>
        {
            endpoint.Handler<DeliveriesRequested>(_ => Task.CompletedTask);
            endpoint.Handler<EndpointChanged>(_ => Task.CompletedTask);
            endpoint.Handler<EndpointRemoved>(_ => Task.CompletedTask);
            endpoint.Handler<IntegrationToggled>(_ => Task.CompletedTask);
            endpoint.Handler<PortalChanged>(_ => Task.CompletedTask);
        });
    });

    public static async Task<OtherServices> StartAsync(string broker)
    {
        var services = new OtherServices(broker);
        await services._bus.StartAsync(TestContext.Current.CancellationToken);
        return services;
    }

    public async ValueTask DisposeAsync() => await _bus.StopAsync();
}
