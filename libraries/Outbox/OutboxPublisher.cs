using Microsoft.Extensions.Configuration;

namespace Icaro.Outbox;

/// <summary>Publishes batches in order, with all confirms of a batch in flight at once.</summary>
internal sealed class OutboxPublisher(IConfiguration configuration, TimeProvider time) : IAsyncDisposable
{
    /// <summary>A broker confirms within milliseconds; a confirm that was lost with its connection would be waited for without end.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    private readonly Uri _broker = new(configuration.Required("ConnectionStrings:messaging"));
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
            return new(confirms.ConfirmedIds, confirms.UnroutableTypes, Failure: null);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            await DisposeAsync();
            return new(confirms?.ConfirmedIds ?? [], [], failure is OperationCanceledException ? NoAnswer(failure) : failure);
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

/// <summary>What became of a batch.</summary>
/// <param name="ConfirmedIds">Of the rows that the broker has.</param>
/// <param name="UnroutableTypes">Of the messages that no queue takes.</param>
/// <param name="Failure">Why the broker could not be asked any further.</param>
internal sealed record PublishedBatch(IReadOnlyList<long> ConfirmedIds, IReadOnlyList<string> UnroutableTypes, Exception? Failure);
