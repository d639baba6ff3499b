namespace Icaro.IntegrationsCatalog.Tests.HotspotIntegrations;

/// <summary>Another service, as far as it hears of toggles.</summary>
internal sealed class ToggleListener : IAsyncDisposable
{
    private readonly ConcurrentQueue<IntegrationToggled> _heard = new();
    private readonly IBusControl _bus;

    private ToggleListener(string broker) => _bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
    {
        rabbit.Host(new Uri(broker));
        rabbit.ReceiveEndpoint(new TemporaryEndpointDefinition(), endpoint =>
        {
            endpoint.ConcurrentMessageLimit = 1;
            endpoint.Handler<IntegrationToggled>(toggled =>
            {
                _heard.Enqueue(toggled.Message);
                return Task.CompletedTask;
            });
        });
    });

    public static async Task<ToggleListener> StartAsync(string broker)
    {
        var listener = new ToggleListener(broker);
        await listener._bus.StartAsync(TestContext.Current.CancellationToken);
        return listener;
    }

    /// <returns>What was heard of this hotspot, in order of arrival, as soon as there are so many.</returns>
    public async Task<IReadOnlyList<IntegrationToggled>> HearAsync(int hotspotId, int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (HeardOf(hotspotId).Count < count)
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        return HeardOf(hotspotId);
    }

    public IReadOnlyList<IntegrationToggled> HeardOf(int hotspotId) => [.. _heard.Where(toggled => toggled.HotspotId == hotspotId)];

    public async ValueTask DisposeAsync() => await _bus.StopAsync();
}
