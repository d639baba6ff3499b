using System.Diagnostics;
using System.Text.Json;
using Icaro.Contracts;
using MassTransit;

namespace Icaro.ServiceDefaults.Outbox;

/// <summary>Publishes a batch with all confirms in flight at once, except that messages of one ordering key follow each other.</summary>
internal sealed class OutboxPublisher(IBus bus)
{
    /// <returns>The ids that the broker confirmed. A message whose predecessor failed is not published.</returns>
    public async Task<(IReadOnlyList<long> Confirmed, Exception? Failure)> PublishAsync(
        IReadOnlyList<OutboxMessage> batch, CancellationToken cancellationToken)
    {
        var lastOfKey = new Dictionary<string, Task>();
        var publishes = new Task[batch.Count];
        for (var i = 0; i < batch.Count; i++)
        {
            var predecessor = lastOfKey.GetValueOrDefault(batch[i].OrderingKey, Task.CompletedTask);
            lastOfKey[batch[i].OrderingKey] = publishes[i] = PublishAfterAsync(predecessor, batch[i], cancellationToken);
        }

        // Each outcome is looked at one by one below.
        await Task.WhenAll(publishes).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();

        long[] confirmed = [.. batch.Where((_, i) => publishes[i].IsCompletedSuccessfully).Select(message => message.Id)];
        return (confirmed, Array.Find(publishes, publish => publish.IsFaulted)?.Exception?.InnerException);
    }

    private async Task PublishAfterAsync(Task predecessor, OutboxMessage message, CancellationToken cancellationToken)
    {
        await predecessor;

        var type = typeof(IntegrationToggled).Assembly.GetType($"{typeof(IntegrationToggled).Namespace}.{message.Type}", throwOnError: true)!;
        var content = JsonSerializer.Deserialize(message.Payload, type)!;
        using var activity = OutboxTelemetry.StartPublish(message);
        await bus.Publish(content, type, Pipe.Execute<PublishContext>(context => context.MessageId = message.MessageId), cancellationToken);
        activity?.SetStatus(ActivityStatusCode.Ok);
    }
}
