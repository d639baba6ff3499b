using System.Diagnostics.Metrics;
using Icaro.ServiceDefaults.Health;
using Icaro.ServiceDefaults.Telemetry;
using Icaro.WebhookDispatch.Endpoints;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Icaro.WebhookDispatch.Pumping;

/// <summary>What waits to be delivered, and what keeps it waiting: blocked lanes, disabled endpoints, open circuit breakers.</summary>
internal sealed class DeliveryBacklog : IBacklog, IDisposable
{
    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _time;
    private readonly int _breakAfter;
    private readonly TimeSpan _degradedAfter;
    private readonly Figures<BacklogReading> _figures;

    public DeliveryBacklog(
        NpgsqlDataSource database, IMeterFactory meters, IOptions<EndpointOptions> endpoints, IOptions<PumpOptions> pump, TimeProvider time)
    {
        (_database, _time, _breakAfter, _degradedAfter) = (database, time, endpoints.Value.BreakAfter, pump.Value.DegradedAfter);
        _figures = new(ReadAsync, time);
        var meter = meters.Create(DispatchTelemetry.Name);
        _figures.AddGauge<long>(
            meter, "webhook.deliveries.waiting", "{delivery}", "Deliveries that wait, by whether their endpoint is disabled.",
            now => [new(now.Waiting, Tag("webhook.endpoint.state", "enabled")), new(now.Held, Tag("webhook.endpoint.state", "disabled"))]);
        _figures.AddGauge(
            meter, "webhook.deliveries.oldest.age", "s", "How long the oldest has waited whose endpoint is not disabled.", now => Age(now).TotalSeconds);
        _figures.AddGauge(
            meter, "webhook.lanes.blocked", "{lane}", "Lanes that wait for an operator after a failure.", now => now.BlockedLanes);
        _figures.AddGauge(meter, "webhook.endpoints.disabled", "{endpoint}", "Endpoints that are disabled.", now => now.DisabledEndpoints);
        _figures.AddGauge<long>(
            meter, "webhook.endpoints", "{endpoint}", "Endpoints that are not disabled, by the state of their circuit breaker.",
            now => [
                new(now.Closed, Tag("webhook.breaker.state", Breaker.Closed)),
                new(now.Open, Tag("webhook.breaker.state", Breaker.Open)),
                new(now.HalfOpen, Tag("webhook.breaker.state", Breaker.HalfOpen))]);
    }

    public IFigures Figures => _figures;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        _figures.CheckAsync(now => HealthWords.Result(Age(now) <= _degradedAfter, string.Join("; ", Describe(now))), cancellationToken);

    public void Dispose() => _figures.Dispose();

    private IEnumerable<string> Describe(BacklogReading now)
    {
        yield return HealthWords.Count(now.Waiting, "delivery waits", "deliveries wait", Age(now));
        if (now.DisabledEndpoints > 0)
            yield return $"{HealthWords.Count(now.DisabledEndpoints, "endpoint is", "endpoints are")} disabled, with {now.Held} held back";
        if (now.Open + now.HalfOpen is > 0 and var broken)
            yield return $"{HealthWords.Count(broken, "endpoint fails", "endpoints fail")} at present";
        if (now.BlockedLanes > 0)
            yield return $"{HealthWords.Count(now.BlockedLanes, "lane is", "lanes are")} blocked";
    }

    private TimeSpan Age(BacklogReading now) =>
        now.OldestReceivedAt is { } oldest && _time.GetUtcNow() - oldest is { Ticks: > 0 } age ? age : TimeSpan.Zero;

    private async Task<BacklogReading> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand(BacklogReading.Sql);
        command.Parameters.Add(new() { Value = _breakAfter });
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return BacklogReading.Read(row);
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
