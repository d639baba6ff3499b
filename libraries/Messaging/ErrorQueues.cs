using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Icaro.Messaging;

/// <summary>The number of messages in the error queues of this service's durable queues, which wait for an operator.</summary>
internal sealed class ErrorQueues : IAsyncDisposable
{
    public const string MeterName = "Icaro.Messaging";

    private const int NoSuchQueue = 404;

    /// <summary>MassTransit declares an error queue with its first message. RabbitMQ logs each request for a missing one.</summary>
    private static readonly TimeSpan LookForMissingEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    private readonly BrokerAddress _broker;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, long?> _missingSince = new();
    private IConnection? _connection;

    public ErrorQueues(IConfiguration configuration, IMeterFactory meters, TimeProvider time)
    {
        _broker = BrokerAddress.Of(configuration);
        _time = time;
        Figures = new(
            ReadAsync,
            now => now is []
                ? HealthWords.Result(true, "no messages")
                : HealthWords.Result(
                    false,
                    string.Join("; ", now.Select(queue => $"{HealthWords.Count(queue.Value, "message", "messages")} in {queue.Key}"))),
            time);
        Figures.AddGauge(
            meters.Create(MeterName), "error_queue.messages", "{message}", "Messages in error queues that are not empty.",
            now => now.Select(queue => new Measurement<double>(
                queue.Value, new KeyValuePair<string, object?>("messaging.destination.name", queue.Key))));
    }

    public Figures<List<KeyValuePair<string, double>>> Figures { get; }

    /// <summary>Counts the error queue of this durable queue from now on, or looks for it again at once.</summary>
    public void Watch(Uri queue) => _missingSince[$"{queue.Segments[^1]}_error"] = null;

    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection)
            await connection.AbortAsync(Timeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _connection?.Dispose();
    }

    private async Task<List<KeyValuePair<string, double>>> ReadAsync()
    {
        if (_connection is { IsOpen: false })
            _connection = null;
        List<KeyValuePair<string, double>> filled = [];
        foreach (var (queue, missingSince) in _missingSince)
        {
            var skip = missingSince is { } since && _time.GetElapsedTime(since) < LookForMissingEvery;
            if (!skip && await CountAsync(queue) is > 0 and var count)
                filled.Add(new(queue, count));
        }

        return filled;
    }

    private async Task<uint> CountAsync(string queue)
    {
        _connection ??= await _broker.ConnectAsync(new()
        {
            ClientProvidedName = "error queues",
            AutomaticRecoveryEnabled = false,
            RequestedConnectionTimeout = Timeout,
            ContinuationTimeout = Timeout,
        });
        await using var channel = await _connection.CreateChannelAsync();
        try
        {
            return await channel.MessageCountAsync(queue);
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == NoSuchQueue)
        {
            _missingSince[queue] = _time.GetTimestamp();
            return 0;
        }
    }
}
