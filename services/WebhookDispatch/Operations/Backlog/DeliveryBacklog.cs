using System.Diagnostics.Metrics;

namespace Icaro.WebhookDispatch.Operations.Backlog;

/// <summary>Metrics and health check of pending deliveries, blocked lanes, disabled endpoints and circuit breakers.</summary>
internal sealed class DeliveryBacklog
{
    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _time;
    private readonly int _breakAfter;

    public DeliveryBacklog(
        NpgsqlDataSource database,
        IMeterFactory meters,
        IOptions<EndpointOptions> endpoints,
        IOptions<DispatchOptions> dispatch,
        TimeProvider time)
    {
        (_database, _time, _breakAfter) = (database, time, endpoints.Value.BreakAfter);
        Figures = new(
            ReadAsync,
            now => HealthWords.Result(time.AgeOf(now.Oldest) <= dispatch.Value.DegradedAfter, string.Join("; ", Describe(now))),
            time);
        var meter = meters.Create(DispatchTelemetry.Name);
        Figures.AddGauge(
            meter, "webhook.deliveries.waiting", "{delivery}", "Deliveries that wait, by whether their endpoint is disabled.",
            now => [new(now.Waiting, Tag("webhook.endpoint.state", "enabled")), new(now.Held, Tag("webhook.endpoint.state", "disabled"))]);
        Figures.AddGauge(
            meter, "webhook.deliveries.oldest.age", "s", "How long the oldest has waited whose endpoint is not disabled.",
            now => time.AgeOf(now.Oldest).TotalSeconds);
        Figures.AddGauge(
            meter, "webhook.lanes.blocked", "{lane}", "Lanes that wait for an operator after a failure.", now => now.BlockedLanes);
        Figures.AddGauge(meter, "webhook.endpoints.disabled", "{endpoint}", "Endpoints that are disabled.", now => now.Disabled);
        Figures.AddGauge(
            meter, "webhook.endpoints.enabled", "{endpoint}", "Endpoints that are not disabled, by the state of their circuit breaker.",
            now => [
                new(now.Closed, Tag("webhook.breaker.state", Breaker.Closed)),
                new(now.Open, Tag("webhook.breaker.state", Breaker.Open)),
                new(now.HalfOpen, Tag("webhook.breaker.state", Breaker.HalfOpen))]);
    }

    public Figures<BacklogReading> Figures { get; }

    private IEnumerable<string> Describe(BacklogReading now)
    {
        yield return HealthWords.Count(now.Waiting, "delivery waits", "deliveries wait")
            + (now.Waiting == 0 ? "" : $", the oldest for {HealthWords.Age(_time.AgeOf(now.Oldest))}");
        if (now.Disabled > 0)
            yield return $"{HealthWords.Count(now.Disabled, "endpoint is", "endpoints are")} disabled, with {now.Held} held back";
        if (now.Open + now.HalfOpen is > 0 and var broken)
            yield return $"{HealthWords.Count(broken, "endpoint fails", "endpoints fail")} at present";
        if (now.BlockedLanes > 0)
            yield return $"{HealthWords.Count(now.BlockedLanes, "lane is", "lanes are")} blocked";
    }

    private async Task<BacklogReading> ReadAsync()
    {
        await using var command = _database.CreateCommand(BacklogReading.Sql);
        command.Parameters.Add(new() { Value = _breakAfter });
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return BacklogReading.Read(row);
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
