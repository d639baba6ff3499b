using MassTransit;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>The catalog's side of the bus: publishes toggles, and hears what the dispatcher has to say.</summary>
internal sealed class Publisher : IAsyncDisposable
{
    private const string Queue = "webhook-dispatch";

    private readonly IBusControl _bus;
    private readonly ConnectionFactory _broker;

    private Publisher(IBusControl bus, Uri broker, BusLog log)
    {
        _bus = bus;
        _broker = new() { Uri = broker };
        Heard = log;
    }

    public BusLog Heard { get; }

    public static async Task<Publisher> StartAsync(string broker, CancellationToken cancellationToken)
    {
        var log = new BusLog();
        var bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(new Uri(broker));
            rabbit.ReceiveEndpoint("test-catalog", endpoint =>
            {
                // What arrives is kept in order.
                endpoint.ConcurrentMessageLimit = 1;
                endpoint.Instance(log);
            });
        });
        await bus.StartAsync(cancellationToken);
        return new(bus, new(broker), log);
    }

    public Task PublishAsync(params IEnumerable<IntegrationToggled> toggles) =>
        Task.WhenAll(toggles.Select(toggle => _bus.Publish(toggle, TestContext.Current.CancellationToken)));

    public Task PublishAsync(params IEnumerable<DeliveriesRequested> owed) =>
        Task.WhenAll(owed.Select(message => _bus.Publish(message, TestContext.Current.CancellationToken)));

    public Task PublishAsync(TogglesUnconfirmed question) => _bus.Publish(question, TestContext.Current.CancellationToken);

    public Task PublishAsync(EndpointChanged changed) => _bus.Publish(changed, TestContext.Current.CancellationToken);

    public Task PublishAsync(EndpointRemoved removed) => _bus.Publish(removed, TestContext.Current.CancellationToken);

    /// <summary>From then on nothing that is published is lost, even if the dispatcher is.</summary>
    public Task WaitForQueueAsync(string queue = Queue) => Eventually.TrueAsync(
        async () =>
        {
            try
            {
                await using var connection = await _broker.CreateConnectionAsync(TestContext.Current.CancellationToken);
                await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
                return await channel.ConsumerCountAsync(queue, TestContext.Current.CancellationToken) > 0;
            }
            catch (OperationInterruptedException)
            {
                return false;
            }
        },
        () => "the dispatcher's queue");

    /// <summary>Takes the toggles that the dispatcher could not store.</summary>
    public async Task<IReadOnlyList<Guid>> TakeErrorsAsync(int count) =>
        [.. (await TakeErrorsAsync(Queue, count)).Select(message => message["eventId"]!.GetValue<Guid>())];

    /// <summary>Takes the messages that the dispatcher could not store.</summary>
    public async Task<IReadOnlyList<JsonNode>> TakeErrorsAsync(string queue, int count)
    {
        List<JsonNode> taken = [];
        await Eventually.TrueAsync(
            async () =>
            {
                var error = await TryTakeAsync($"{queue}_error");
                if (error is not null)
                    taken.Add(error);
                return taken.Count == count;
            },
            () => $"{count} errors");
        return taken;
    }

    public async ValueTask DisposeAsync() => await _bus.StopAsync(CancellationToken.None);

    /// <returns>Null also while there is no such queue.</returns>
    private async Task<JsonNode?> TryTakeAsync(string queue)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        try
        {
            await using var connection = await _broker.CreateConnectionAsync(cancellationToken);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            return await channel.BasicGetAsync(queue, autoAck: true, cancellationToken) is { } message
                ? JsonNode.Parse(message.Body.Span)!["message"]!
                : null;
        }
        catch (OperationInterruptedException)
        {
            return null;
        }
    }
}
