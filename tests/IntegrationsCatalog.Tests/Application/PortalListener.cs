using System.Threading.Channels;

namespace Icaro.IntegrationsCatalog.Tests.Application;

/// <summary>Another service, as far as it hears of portals that changed.</summary>
internal sealed class PortalListener : IAsyncDisposable
{
    private readonly Channel<PortalChanged> _changes = Channel.CreateUnbounded<PortalChanged>();
    private readonly IBusControl _bus;

    private PortalListener(string broker) => _bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
    {
        rabbit.Host(new Uri(broker));
        rabbit.ReceiveEndpoint(new TemporaryEndpointDefinition(), endpoint =>
        {
            // In the order in which they come.
            endpoint.ConcurrentMessageLimit = 1;
            endpoint.Handler<PortalChanged>(HearAsync);
        });
    });

    public static async Task<PortalListener> StartAsync(string broker)
    {
        var listener = new PortalListener(broker);
        await listener._bus.StartAsync(TestContext.Current.CancellationToken);
        return listener;
    }

    /// <exception cref="OperationCanceledException">Half a minute went by without a word of it.</exception>
    public Task HeardOfAsync(PortalChanged change) => HearAsync(heard => heard == change);

    /// <returns>The next change of one of the hotspots.</returns>
    public Task<PortalChanged> HearAsync(params IReadOnlyList<int> hotspotIds) =>
        HearAsync(heard => heard.HotspotId is { } hotspotId && hotspotIds.Contains(hotspotId));

    public async ValueTask DisposeAsync() => await _bus.StopAsync();

    private async Task<PortalChanged> HearAsync(Func<PortalChanged, bool> isMeant)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            var heard = await _changes.Reader.ReadAsync(patience.Token);
            // Or it is another test's.
            if (isMeant(heard))
                return heard;
        }
    }

    private async Task HearAsync(ConsumeContext<PortalChanged> context) => await _changes.Writer.WriteAsync(context.Message);
}
