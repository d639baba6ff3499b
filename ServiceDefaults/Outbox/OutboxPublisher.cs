using System.Diagnostics;
using System.Text.Json;
using Icaro.Contracts;
using MassTransit;

namespace Icaro.ServiceDefaults.Outbox;

/// <summary>Publishes a batch with all confirms in flight at once, except that messages of one ordering key follow each other.</summary>
internal sealed class OutboxPublisher(IBus bus, TimeProvider time)
{
    /// <summary>A broker confirms within milliseconds; a confirm that was lost with its connection would be waited for without end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <returns>The ids that the broker confirmed. A message whose predecessor failed is not published.</returns>
    public async Task<(IReadOnlyList<long> Confirmed, Exception? Failure)> PublishAsync(
        IReadOnlyList<OutboxMessage> batch, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var publishing = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var lastOfKey = new Dictionary<string, Task>();
        var publishes = new Task[batch.Count];
        for (var i = 0; i < batch.Count; i++)
        {
            var predecessor = lastOfKey.GetValueOrDefault(batch[i].OrderingKey, Task.CompletedTask);
            lastOfKey[batch[i].OrderingKey] = publishes[i] = PublishAfterAsync(predecessor, batch[i], publishing.Token);
        }

        // Each outcome is looked at one by one below.
        await Task.WhenAll(publishes).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();

        long[] confirmed = [.. batch.Where((_, i) => publishes[i].IsCompletedSuccessfully).Select(message => message.Id)];
        return (confirmed, Array.Find(publishes, publish => !publish.IsCompletedSuccessfully) is { } failed ? FailureOf(failed) : null);
    }

    private static Exception FailureOf(Task publish) =>
        publish.Exception?.InnerException ?? new TimeoutException($"no confirm within {Patience.TotalSeconds} s");

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
