using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Icaro.Outbox;

/// <summary>Publishes batches in order, with all confirms of a batch in flight at once.</summary>
internal sealed class OutboxPublisher(IConfiguration configuration, TimeProvider time) : IAsyncDisposable
{
    /// <summary>A broker confirms within milliseconds. A confirm that was lost with its connection never arrives.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    private readonly BrokerAddress _broker = BrokerAddress.Of(configuration);
    private OutboxChannel? _channel;

    public async Task<PublishedBatch> PublishAsync(IReadOnlyList<OutboxMessage> batch, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var publishing = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        OutboxConfirms? confirms = null;
        try
        {
            _channel ??= await OutboxChannel.OpenAsync(_broker, publishing.Token);
            confirms = _channel.Expect(batch);
            await _channel.PublishAsync(batch, publishing.Token);
            await confirms.Settled.WaitAsync(publishing.Token);
            // A channel that published to a quorum queue while its leader's node was lost may refuse everything until that node is back.
            if (confirms.Refused is not [])
                await DisposeAsync();
            return new(confirms.Confirmed, confirms.Refused, confirms.UnroutableTypes);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            await DisposeAsync();
            return new(confirms?.Confirmed ?? [], confirms?.Refused ?? [], [])
            {
                Failure = failure is OperationCanceledException ? NoAnswer(failure) : failure,
            };
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_channel is { } channel)
            await channel.DisposeAsync();
        _channel = null;
    }

    private static TimeoutException NoAnswer(Exception cause) => new($"no confirm within {Timeout.TotalSeconds} s", cause);
}

/// <summary>The result of publishing a batch.</summary>
/// <param name="Confirmed">The messages that the broker has confirmed.</param>
/// <param name="Refused">The messages that the broker has answered with a nack.</param>
/// <param name="UnroutableTypes">Types of mandatory messages for which no queue is bound.</param>
internal sealed record PublishedBatch(
    IReadOnlyList<OutboxMessage> Confirmed, IReadOnlyList<OutboxMessage> Refused, IReadOnlyList<string> UnroutableTypes)
{
    /// <summary>Why the rest was not published; null when all was.</summary>
    public Exception? Failure { get; init; }

    /// <summary>
    /// Whether the broker closed the channel because of one of the messages, and does not say which. These are the channel exceptions of
    /// AMQP 0-9-1, for example 406 for a message that is too large. Other errors close the connection.
    /// </summary>
    public bool IsOneToBlame => Failure is OperationInterruptedException
    {
        ShutdownReason: { Initiator: ShutdownInitiator.Peer, ReplyCode: 311 or 313 or (>= 403 and <= 406) },
    };
}
