using MassTransit.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Icaro.Outbox;

/// <summary>
/// The relay's own connection, for one publisher, with a window of confirms. MassTransit publishes on a shared channel; when a publish
/// is cancelled, RabbitMQ.Client 7.1 leaves its lock taken (rabbitmq-dotnet-client, 1900), and nothing is published after an outage. Here
/// any failure ends the connection.
/// </summary>
internal sealed class OutboxChannel : IAsyncDisposable
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly HashSet<string> _exchanges = [];
    private volatile OutboxConfirms? _confirms;
    private ulong _lastTag;

    private OutboxChannel(IConnection connection, IChannel channel)
    {
        (_connection, _channel) = (connection, channel);
        channel.BasicAcksAsync += (_, ack) => Record(confirms => confirms.Confirm(ack.DeliveryTag, ack.Multiple));
        channel.BasicNacksAsync += (_, nack) => Record(confirms => confirms.Refuse(nack.DeliveryTag, nack.Multiple));
        channel.BasicReturnAsync += (_, returned) => Record(confirms => confirms.Return(Guid.Parse(returned.BasicProperties.MessageId!)));
        channel.ChannelShutdownAsync += (_, shutdown) => Record(confirms => confirms.Break(new OperationInterruptedException(shutdown)));
    }

    public static async Task<OutboxChannel> OpenAsync(BrokerAddress broker, CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory
        {
            ClientProvidedName = "outbox",
            AutomaticRecoveryEnabled = false,
            RequestedHeartbeat = Heartbeat,
        };
        var connection = await broker.ConnectAsync(factory, cancellationToken);
        try
        {
            var options = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: false);
            return new(connection, await connection.CreateChannelAsync(options, cancellationToken));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Call it before the batch is published: the broker may confirm during the publish.</summary>
    public OutboxConfirms Expect(IReadOnlyList<OutboxMessage> batch) => _confirms = new(batch, firstTag: _lastTag + 1);

    public async Task PublishAsync(IReadOnlyList<OutboxMessage> batch, CancellationToken cancellationToken)
    {
        foreach (var message in batch)
        {
            await PublishAsync(message, cancellationToken);
            _lastTag++;
        }
    }

    /// <summary>Closes the connection without waiting for the broker, which may be unreachable.</summary>
    public async ValueTask DisposeAsync()
    {
        await _connection.AbortAsync(CloseTimeout).WaitAsync(2 * CloseTimeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ = Task.Run(_connection.Dispose, CancellationToken.None);
    }

    private async Task PublishAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var exchange = OutboxEnvelope.Exchange(message.Type);
        if (_exchanges.Add(exchange))
            await _channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, cancellationToken: cancellationToken);

        using var activity = OutboxTelemetry.StartPublish(message);
        var properties = new BasicProperties
        {
            MessageId = message.MessageId.ToString(),
            ContentType = OutboxEnvelope.ContentType,
            DeliveryMode = DeliveryModes.Persistent,
            Headers = activity is null ? null : new Dictionary<string, object?> { [DiagnosticHeaders.ActivityId] = activity.Id },
        };
        await _channel.BasicPublishAsync(
            exchange, routingKey: "", mandatory: OutboxEnvelope.IsMandatory(message.Type), properties,
            OutboxEnvelope.Wrap(message, activity?.Id), cancellationToken);
        activity?.SetStatus(ActivityStatusCode.Ok);
    }

    private Task Record(Action<OutboxConfirms> record)
    {
        if (_confirms is { } confirms)
            record(confirms);
        return Task.CompletedTask;
    }
}
