using MassTransit;

namespace Icaro.Benchmarks.Dispatch;

/// <summary>Puts toggles into a queue, many confirms in flight.</summary>
internal sealed class Queue(IBusControl bus, ISendEndpoint endpoint) : IAsyncDisposable
{
    private const int InFlight = 200;

    public static async Task<Queue> OpenAsync(string broker, string name, CancellationToken cancellationToken)
    {
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit => rabbit.Host(new Uri(broker)));
        await bus.StartAsync(cancellationToken);
        // As an exchange: whoever consumes declares the queue behind it, of whatever kind.
        return new(bus, await bus.GetSendEndpoint(new Uri($"exchange:{name}")));
    }

    public Task SendAsync(IEnumerable<IntegrationToggled> toggles, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            toggles,
            new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken },
            async (toggle, stop) => await endpoint.Send(toggle, stop));

    public Task SendAsync(IntegrationToggled toggle, CancellationToken cancellationToken) => endpoint.Send(toggle, cancellationToken);

    public async ValueTask DisposeAsync() => await bus.StopAsync();
}
