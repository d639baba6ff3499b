namespace Icaro.IntegrationsCatalog.Tests;

/// <summary>The dispatcher, as far as it hears of endpoints that changed.</summary>
internal sealed class EndpointListener : IAsyncDisposable
{
    private readonly ConcurrentQueue<WebhookEndpoint> _heard = new();
    private readonly IBusControl _bus;

    private EndpointListener(string broker) => _bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
    {
        rabbit.Host(new Uri(broker));
        rabbit.ReceiveEndpoint(new TemporaryEndpointDefinition(), endpoint => endpoint.Handler<EndpointChanged>(changed =>
        {
            _heard.Enqueue(changed.Message.Endpoint);
            return Task.CompletedTask;
        }));
    });

    public static async Task<EndpointListener> StartAsync(string broker)
    {
        var listener = new EndpointListener(broker);
        await listener._bus.StartAsync(TestContext.Current.CancellationToken);
        return listener;
    }

    /// <returns>What was heard of this integration, by version, as soon as there are so many.</returns>
    public async Task<IReadOnlyList<WebhookEndpoint>> HearAsync(int integrationId, int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (_heard.Count(endpoint => endpoint.EndpointId == integrationId) < count)
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        return [.. _heard.Where(endpoint => endpoint.EndpointId == integrationId).OrderBy(endpoint => endpoint.Version)];
    }

    public async ValueTask DisposeAsync() => await _bus.StopAsync();
}
