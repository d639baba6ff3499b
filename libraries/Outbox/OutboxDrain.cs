using Microsoft.Extensions.Logging;

namespace Icaro.Outbox;

/// <summary>Publishes what is in the outbox. Messages that the broker does not take stay, and do not block the others.</summary>
internal sealed partial class OutboxDrain(OutboxPublisher publisher, TimeProvider time, ILogger<OutboxDrain> logger)
{
    /// <summary>Messages in flight.</summary>
    private const int Window = 256;

    private readonly RefusedMessages _refused = new(time);
    private IReadOnlyList<string> _reportedTypes = [];

    public async Task<DrainResult> DrainAsync(OutboxSession session, CancellationToken cancellationToken)
    {
        await RetryRefusedAsync(session, cancellationToken);
        List<string> stuck = [.. _refused.RefusedTypes];
        var alone = 0;
        while (await ReadAsync() is { Count: > 0 } batch)
        {
            var published = await PublishAsync(session, batch, cancellationToken);
            stuck = [.. stuck.Union(published.UnroutableTypes).Union(_refused.RefusedTypes)];
            alone = published.IsOneToBlame ? batch.Count : alone - 1;
            if (published is { Failure: { } failure, IsOneToBlame: false })
            {
                Log.BrokerLost(logger, batch.Count - published.Confirmed.Count, failure.Message);
                return DrainResult.BrokerLost;
            }
        }

        // Logged once, not with every sweep.
        if (stuck.Except(_reportedTypes).Any())
            Log.NotTaken(logger, string.Join(", ", stuck));
        _reportedTypes = stuck;
        return stuck is [] ? DrainResult.Empty : DrainResult.SomeStay;

        Task<List<OutboxMessage>> ReadAsync() =>
            session.ReadAsync(alone > 0 ? 1 : Window, [.. OutboxEnvelope.Types.Except(stuck)], _refused.Ids, cancellationToken);
    }

    private async Task RetryRefusedAsync(OutboxSession session, CancellationToken cancellationToken)
    {
        foreach (var id in _refused.DueIds)
        {
            if (await session.FindAsync(id, cancellationToken) is { } message)
                await PublishAsync(session, [message], cancellationToken);
            else
                _refused.Remove(id);
        }

        foreach (var id in _refused.HopelessIds.ToList())
        {
            await session.SetAsideAsync(id, cancellationToken);
            _refused.Remove(id);
            Log.SetAside(logger, id);
        }
    }

    private async Task<PublishedBatch> PublishAsync(
        OutboxSession session, List<OutboxMessage> batch, CancellationToken cancellationToken)
    {
        var published = await publisher.PublishAsync(batch, cancellationToken);
        await session.DeleteAsync([.. published.Confirmed.Select(message => message.Id)], cancellationToken);
        _refused.Accept(published.Confirmed);
        foreach (var message in published is { IsOneToBlame: true } && batch.Count == 1 ? batch : published.Refused)
        {
            _refused.Add(message);
            Log.Refused(logger, message.Type, message.MessageId, published.Failure?.Message ?? "nack");
        }

        return published;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The broker did not confirm {Count} messages, which stay in the outbox: {Reason}")]
        public static partial void BrokerLost(ILogger logger, int count, string reason);

        [LoggerMessage(LogLevel.Warning, "The broker has no queue for {Types}, or refuses them: the messages stay in the outbox")]
        public static partial void NotTaken(ILogger logger, string types);

        [LoggerMessage(LogLevel.Warning, "The broker refuses {Type} {MessageId}, which is retried later: {Reason}")]
        public static partial void Refused(ILogger logger, string type, Guid messageId, string reason);

        [LoggerMessage(LogLevel.Error, "The broker accepts others, but not message {Id}: it is set aside until an operator retries it")]
        public static partial void SetAside(ILogger logger, long id);
    }
}

internal enum DrainResult
{
    Empty,

    /// <summary>The broker does not take some of the messages.</summary>
    SomeStay,

    BrokerLost,
}
