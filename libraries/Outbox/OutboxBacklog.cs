using System.Buffers.Binary;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.Outbox;

/// <summary>The number and the age of messages in the outbox of <typeparamref name="TContext"/>.</summary>
internal sealed class OutboxBacklog<TContext>
    where TContext : DbContext
{
    private const string Query = $"""
        SELECT
            (SELECT count(*) FROM {OutboxModel.Table}),
            (SELECT message_id FROM {OutboxModel.Table} ORDER BY id LIMIT 1),
            (SELECT count(*) FROM {OutboxModel.RefusedTable})
        """;

    private readonly IServiceScopeFactory _scopes;

    public OutboxBacklog(IServiceScopeFactory scopes, IMeterFactory meters, IOptions<OutboxOptions> options, TimeProvider time)
    {
        _scopes = scopes;
        Figures = new(
            ReadAsync,
            now => HealthWords.Result(
                time.AgeOf(now.Oldest) <= options.Value.DegradedAfter && now.Refused == 0,
                HealthWords.Count(now.Messages, "message waits", "messages wait")
                    + (now.Messages == 0 ? "" : $", the oldest for {HealthWords.Age(time.AgeOf(now.Oldest))}")
                    + (now.Refused == 0 ? "" : $", the broker refuses {now.Refused} more")),
            time);
        var meter = meters.Create(OutboxTelemetry.Name);
        Figures.AddGauge(meter, "outbox.messages", "{message}", "Messages that wait for the broker.", now => now.Messages);
        Figures.AddGauge(
            meter, "outbox.oldest.age", "s", "Age of the oldest message that waits for the broker.",
            now => time.AgeOf(now.Oldest).TotalSeconds);
        Figures.AddGauge(meter, "outbox.refused", "{message}", "Messages that the broker refuses.", now => now.Refused);
    }

    public Figures<Reading> Figures { get; }

    private async Task<Reading> ReadAsync()
    {
        await using var scope = _scopes.CreateAsyncScope();
        // EF would log failures.
        var connection = scope.ServiceProvider.GetRequiredService<TContext>().Database.GetDbConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Query;
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return new(row.GetInt64(0), row.IsDBNull(1) ? null : CreatedAt(row.GetGuid(1)), row.GetInt64(2));
    }

    /// <summary>Message ids are UUIDs of version 7, which begin with the time in milliseconds.</summary>
    private static DateTimeOffset CreatedAt(Guid id) =>
        DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true)) >>> 16);

    internal sealed record Reading(long Messages, DateTimeOffset? Oldest, long Refused);
}
