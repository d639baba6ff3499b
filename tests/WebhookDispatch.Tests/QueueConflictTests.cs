using RabbitMQ.Client;

namespace Icaro.WebhookDispatch.Tests;

public sealed class QueueConflictTests(Servers servers)
{
    private const string Queue = "webhook-dispatch";
    private const string Toggles = "Icaro.Contracts:IntegrationToggled";

    [Fact]
    public async Task A_queue_that_exists_with_other_arguments_is_named_and_replaced_when_it_is_deleted()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var world = await DispatchWorld.CreateAsync(servers);
        await using var connection = await new ConnectionFactory { Uri = new(world.Settings["ConnectionStrings:messaging"]) }
            .CreateConnectionAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await channel.ExchangeDeclareAsync(Toggles, ExchangeType.Fanout, durable: true, cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: cancellationToken);
        await channel.QueueBindAsync(Queue, Toggles, routingKey: "", cancellationToken: cancellationToken);
        var toggle = world.Toggles.Create(hotspotId: 3, sequence: 1);

        var starting = world.StartReplicaAsync();
        await world.Api.HealthAsync("queues", "Degraded", text => text.StartsWith(
            $"The queue {Queue} exists with x-queue-type none, and this service declares quorum: move its messages elsewhere",
            StringComparison.Ordinal));
        await world.Publisher.PublishAsync(toggle);
        await Eventually.TrueAsync(
            async () => await channel.MessageCountAsync(Queue, cancellationToken) == 1, () => "the message stays in the old queue");
        await channel.QueueDeleteAsync(Queue, cancellationToken: cancellationToken);
        await starting;
        await world.Publisher.WaitForQueueAsync();
        await world.Publisher.PublishAsync(toggle);

        await world.Api.DeliveryAsync(toggle.EventId, "delivered");
    }
}
