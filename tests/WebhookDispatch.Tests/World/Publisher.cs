using System.Text.Json.Nodes;
using Icaro.Contracts;
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
            rabbit.ReceiveEndpoint("test-catalog", endpoint => endpoint.Instance(log));
        });
        await bus.StartAsync(cancellationToken);
        return new(bus, new(broker), log);
    }

    public Task PublishAsync(params IEnumerable<IntegrationToggled> toggles) =>
        Task.WhenAll(toggles.Select(toggle => _bus.Publish(toggle, TestContext.Current.CancellationToken)));

    public Task PublishAsync(EndpointChanged changed) => _bus.Publish(changed, TestContext.Current.CancellationToken);

    /// <summary>From then on nothing that is published is lost, even if the dispatcher is.</summary>
    public Task WaitForQueueAsync() => Eventually.TrueAsync(
        async () =>
        {
            try
            {
                await using var connection = await _broker.CreateConnectionAsync(TestContext.Current.CancellationToken);
                await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
                return await channel.ConsumerCountAsync(Queue, TestContext.Current.CancellationToken) > 0;
            }
            catch (OperationInterruptedException)
            {
                return false;
            }
        },
        () => "the dispatcher's queue");

    /// <summary>Takes the toggles that the dispatcher could not store.</summary>
    public async Task<IReadOnlyList<Guid>> TakeErrorsAsync(int count)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var connection = await _broker.CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        List<Guid> taken = [];
        await Eventually.TrueAsync(
            async () =>
            {
                if (await channel.BasicGetAsync($"{Queue}_error", autoAck: true, cancellationToken) is { } error)
                    taken.Add(JsonNode.Parse(error.Body.Span)!["message"]!["eventId"]!.GetValue<Guid>());
                return taken.Count == count;
            },
            () => $"{count} errors");
        return taken;
    }

    public async ValueTask DisposeAsync() => await _bus.StopAsync(CancellationToken.None);
}
