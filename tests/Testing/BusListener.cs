using System.Collections.Concurrent;
using MassTransit;
using Xunit;

namespace Icaro.Testing;

/// <summary>
/// Receives messages of some types on a temporary queue, and keeps them in order of arrival. Like every receiver, it drops a message
/// that the outbox publishes again because its confirmation did not come.
/// </summary>
public sealed class BusListener(string broker) : IAsyncDisposable
{
    private readonly List<Action<IReceiveEndpointConfigurator>> _handlers = [];
    private readonly ConcurrentQueue<object> _received = new();
    private readonly HashSet<Guid?> _known = [];
    private IBusControl? _bus;
    private int _taken;

    /// <summary>Adds a type. Call it before the start.</summary>
    public BusListener On<T>()
        where T : class
    {
        _handlers.Add(endpoint => endpoint.Handler<T>(context =>
        {
            if (_known.Add(context.MessageId))
                _received.Enqueue(context.Message);
            return Task.CompletedTask;
        }));
        return this;
    }

    public async Task<BusListener> StartAsync()
    {
        _bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(new Uri(broker));
            rabbit.ReceiveEndpoint(new TemporaryEndpointDefinition(), endpoint =>
            {
                endpoint.ConcurrentMessageLimit = 1;
                _handlers.ForEach(handle => handle(endpoint));
            });
        });
        await _bus.StartAsync(TestContext.Current.CancellationToken);
        return this;
    }

    public IReadOnlyList<T> Received<T>(Func<T, bool> isMeant) => [.. _received.OfType<T>().Where(isMeant)];

    /// <returns>All messages that are meant, as soon as there are at least <paramref name="count"/>.</returns>
    public async Task<IReadOnlyList<T>> WaitForAsync<T>(Func<T, bool> isMeant, int count = 1)
    {
        await Eventually.TrueAsync(() => Received(isMeant).Count >= count, () => $"{count} {typeof(T).Name}, received {Received(isMeant).Count}");
        return Received(isMeant);
    }

    /// <summary>Waits for a message that is meant, and skips it and all before it from then on.</summary>
    public async Task<T> TakeAsync<T>(Func<T, bool> isMeant)
    {
        T? found = default;
        await Eventually.TrueAsync(
            () =>
            {
                foreach (var message in _received.Skip(_taken))
                {
                    _taken++;
                    if (message is T candidate && isMeant(candidate))
                    {
                        found = candidate;
                        return true;
                    }
                }

                return false;
            },
            () => $"another {typeof(T).Name}");
        return found!;
    }

    public Task PublishAsync<T>(T message)
        where T : class => _bus!.Publish(message, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_bus is not null)
            await _bus.StopAsync();
    }
}
