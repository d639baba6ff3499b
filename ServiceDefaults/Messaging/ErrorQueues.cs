using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Icaro.ServiceDefaults.Configuration;
using Icaro.ServiceDefaults.Health;
using Icaro.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Icaro.ServiceDefaults.Messaging;

/// <summary>How many messages the error queues of this service's durable queues hold. They wait for an operator.</summary>
internal sealed class ErrorQueues : IBacklog, IAsyncDisposable
{
    public const string MeterName = "Icaro.Messaging";

    private const int NoSuchQueue = 404;

    /// <summary>MassTransit declares an error queue with its first message. RabbitMQ logs an error for each question about a missing one.</summary>
    private static readonly TimeSpan LookForNewEvery = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    private readonly ConnectionFactory _broker;
    private readonly TimeProvider _time;
    private readonly Figures<IReadOnlyDictionary<string, long>> _figures;
    private readonly ConcurrentDictionary<string, long?> _missingSince = new();
    private IConnection? _connection;

    public ErrorQueues(IConfiguration configuration, IMeterFactory meters, TimeProvider time)
    {
        _broker = new()
        {
            Uri = new(configuration.Required("ConnectionStrings:messaging")),
            ClientProvidedName = "error queues",
            AutomaticRecoveryEnabled = false,
            RequestedConnectionTimeout = TimeSpan.FromSeconds(2),
            ContinuationTimeout = TimeSpan.FromSeconds(2),
        };
        _time = time;
        _figures = new(ReadAsync, time);
        _figures.AddGauge(
            meters.Create(MeterName), "error_queue.messages", "{message}", "Messages in error queues.",
            depths => depths.Select(queue => new Measurement<long>(queue.Value, KeyValuePair.Create("messaging.destination.name", (object?)queue.Key))));
    }

    public IFigures Figures => _figures;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        _figures.CheckAsync(Describe, cancellationToken);

    /// <summary>Counts the error queue of this durable queue from now on, or looks for it again.</summary>
    public void Watch(Uri queue) => _missingSince[$"{queue.Segments[^1]}_error"] = null;

    public async ValueTask DisposeAsync()
    {
        _figures.Dispose();
        await DisconnectAsync();
    }

    private static HealthCheckResult Describe(IReadOnlyDictionary<string, long> depths)
    {
        var filled = depths.Where(queue => queue.Value > 0).ToList();
        return HealthWords.Result(filled is [], filled is []
            ? "no messages"
            : string.Join("; ", filled.Select(queue => $"{HealthWords.Count(queue.Value, "message", "messages")} in {queue.Key}")));
    }

    private async Task<IReadOnlyDictionary<string, long>> ReadAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, long> depths = [];
        foreach (var (queue, missingSince) in _missingSince)
        {
            var skip = missingSince is { } since && _time.GetElapsedTime(since) < LookForNewEvery;
            depths[queue] = skip ? 0 : await CountAsync(queue, cancellationToken);
        }

        return depths;
    }

    private async Task<long> CountAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            _connection ??= await _broker.CreateConnectionAsync(cancellationToken);
            await using var channel = await _connection.CreateChannelAsync(cancellationToken: cancellationToken);
            var count = await channel.MessageCountAsync(queue, cancellationToken);
            _missingSince[queue] = null;
            return count;
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == NoSuchQueue)
        {
            _missingSince[queue] = _time.GetTimestamp();
            return 0;
        }
        catch
        {
            await DisconnectAsync();
            throw;
        }
    }

    private async Task DisconnectAsync()
    {
        if (_connection is not { } connection)
            return;

        _connection = null;
        await connection.AbortAsync(CloseTimeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        connection.Dispose();
    }
}
