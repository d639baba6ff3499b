using System.Buffers.Binary;
using System.Diagnostics.Metrics;
using Icaro.ServiceDefaults.Health;
using Icaro.ServiceDefaults.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Icaro.ServiceDefaults.Outbox;

/// <summary>How much the outbox of <typeparamref name="TContext"/> holds, and for how long.</summary>
internal sealed class OutboxBacklog<TContext> : IBacklog, IDisposable
    where TContext : DbContext
{
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _time;
    private readonly TimeSpan _degradedAfter;
    private readonly Figures<Reading> _figures;

    public OutboxBacklog(IServiceScopeFactory scopes, IMeterFactory meters, IOptions<OutboxOptions> options, TimeProvider time)
    {
        (_scopes, _time, _degradedAfter) = (scopes, time, options.Value.DegradedAfter);
        _figures = new(ReadAsync, time);
        var meter = meters.Create(OutboxTelemetry.Name);
        _figures.AddGauge(meter, "outbox.messages", "{message}", "Messages that wait for the broker.", reading => reading.Messages);
        _figures.AddGauge(meter, "outbox.oldest.age", "s", "How long the first of them has waited.", reading => Age(reading).TotalSeconds);
    }

    public IFigures Figures => _figures;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        _figures.CheckAsync(
            now => HealthWords.Result(
                Age(now) <= _degradedAfter,
                HealthWords.Count(now.Messages, "message waits", "messages wait", Age(now))),
            cancellationToken);

    public void Dispose() => _figures.Dispose();

    private async Task<Reading> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        // Past EF, which would log what fails.
        var connection = scope.ServiceProvider.GetRequiredService<TContext>().Database.GetDbConnection();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT (SELECT count(*) FROM {OutboxModel.Table}), (SELECT message_id FROM {OutboxModel.Table} ORDER BY id LIMIT 1)";
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetGuid(1));
    }

    /// <summary>Message ids are of version 7: they begin with the time in milliseconds.</summary>
    private TimeSpan Age(Reading reading)
    {
        if (reading.OldestId is not { Version: 7 } id)
            return TimeSpan.Zero;

        var created = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true)) >> 16);
        var age = _time.GetUtcNow() - created;
        return age > TimeSpan.Zero ? age : TimeSpan.Zero;
    }

    private sealed record Reading(long Messages, Guid? OldestId);
}
