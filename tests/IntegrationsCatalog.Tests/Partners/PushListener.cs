namespace Icaro.IntegrationsCatalog.Tests.Partners;

/// <summary>The dispatcher, as far as it hears of project integrations.</summary>
internal sealed class PushListener : IAsyncDisposable
{
    public static readonly KeyRing Keys = KeyRing.Parse("sealing-key-of-the-tests-0123456789");

    private readonly ConcurrentQueue<object> _heard = new();
    private readonly IBusControl _bus;

    private PushListener(string broker) => _bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
    {
        rabbit.Host(new Uri(broker));
        rabbit.ReceiveEndpoint(new TemporaryEndpointDefinition(), endpoint =>
        {
            endpoint.ConcurrentMessageLimit = 1;
            endpoint.Handler<DeliveriesRequested>(context => HearAsync(context.Message));
            endpoint.Handler<EndpointChanged>(context => HearAsync(context.Message));
            endpoint.Handler<EndpointRemoved>(context => HearAsync(context.Message));
        });
    });

    /// <summary>Says something, as the dispatcher does.</summary>
    public Task PublishAsync<T>(T message)
        where T : class => _bus.Publish(message, TestContext.Current.CancellationToken);

    public static async Task<PushListener> StartAsync(string broker)
    {
        var listener = new PushListener(broker);
        await listener._bus.StartAsync(TestContext.Current.CancellationToken);
        return listener;
    }

    public static JsonElement Open(RequestedDelivery delivery) => JsonElement.Parse(Keys.Open(delivery.SealedBody, SealPurpose.WebhookBody));

    /// <returns>What was owed to the integration, in order of arrival, as soon as there are so many deliveries.</returns>
    public async Task<IReadOnlyList<RequestedDelivery>> DeliveriesAsync(int integrationId, int count) =>
        [.. (await MessagesAsync(integrationId, count)).SelectMany(owed => owed.Deliveries)];

    public async Task<IReadOnlyList<DeliveriesRequested>> MessagesAsync(int integrationId, int deliveries)
    {
        await WaitAsync(() => Owed().Sum(owed => owed.Deliveries.Count) >= deliveries);
        return [.. Owed()];

        IEnumerable<DeliveriesRequested> Owed() => _heard.OfType<DeliveriesRequested>().Where(owed => owed.Endpoint.EndpointId == integrationId);
    }

    public async Task<WebhookEndpoint> ChangeAsync(int integrationId)
    {
        await WaitAsync(() => Changes().Any());
        return Changes().Single();

        IEnumerable<WebhookEndpoint> Changes() =>
            _heard.OfType<EndpointChanged>().Select(changed => changed.Endpoint).Where(endpoint => endpoint.EndpointId == integrationId);
    }

    /// <summary>Ends when the integration is removed, after everything that it was owed.</summary>
    public Task RemovalAsync(int integrationId) =>
        WaitAsync(() => _heard.OfType<EndpointRemoved>().Any(removed => removed.EndpointId == integrationId));

    public async ValueTask DisposeAsync() => await _bus.StopAsync();

    private static async Task WaitAsync(Func<bool> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (!holds())
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
    }

    private Task HearAsync(object message)
    {
        _heard.Enqueue(message);
        return Task.CompletedTask;
    }
}
