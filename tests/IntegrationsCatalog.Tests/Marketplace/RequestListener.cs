namespace Icaro.IntegrationsCatalog.Tests.Marketplace;

/// <summary>The dispatcher, as far as it hears of what endpoints are owed, where they are, and that they are gone.</summary>
internal sealed class RequestListener : IAsyncDisposable
{
    private readonly ConcurrentQueue<DeliveriesRequested> _owed = new();
    private readonly ConcurrentQueue<EndpointChanged> _changed = new();
    private readonly ConcurrentQueue<EndpointRemoved> _removed = new();
    private readonly IBusControl _bus;

    private RequestListener(string broker) => _bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
    {
        rabbit.Host(new Uri(broker));
        rabbit.ReceiveEndpoint(new TemporaryEndpointDefinition(), endpoint =>
        {
            endpoint.PrefetchCount = 1;
            endpoint.Handler<DeliveriesRequested>(context => Keep(_owed, context.Message));
            endpoint.Handler<EndpointChanged>(context => Keep(_changed, context.Message));
            endpoint.Handler<EndpointRemoved>(context => Keep(_removed, context.Message));
        });
    });

    public static async Task<RequestListener> StartAsync(string broker)
    {
        var listener = new RequestListener(broker);
        await listener._bus.StartAsync(TestContext.Current.CancellationToken);
        return listener;
    }

    /// <returns>What was owed to the endpoint, as soon as it is so much.</returns>
    public async Task<IReadOnlyList<DeliveriesRequested>> RequestsToAsync(int endpointId, int count)
    {
        await Eventually.TrueAsync(
            () => _owed.Count(owed => owed.Endpoint.EndpointId == endpointId) >= count, () => $"{count} deliveries to {endpointId}");
        return [.. _owed.Where(owed => owed.Endpoint.EndpointId == endpointId)];
    }

    public async Task<WebhookEndpoint> ChangeOfAsync(int endpointId)
    {
        await Eventually.TrueAsync(() => _changed.Any(one => one.Endpoint.EndpointId == endpointId), () => $"a change of {endpointId}");
        return _changed.Last(one => one.Endpoint.EndpointId == endpointId).Endpoint;
    }

    public Task RemovalOfAsync(int endpointId) =>
        Eventually.TrueAsync(() => IsRemoved(endpointId), () => $"the removal of {endpointId}");

    public bool IsRemoved(int endpointId) => _removed.Any(one => one.EndpointId == endpointId);

    public async ValueTask DisposeAsync() => await _bus.StopAsync();

    private static Task Keep<T>(ConcurrentQueue<T> heard, T message)
    {
        heard.Enqueue(message);
        return Task.CompletedTask;
    }
}
