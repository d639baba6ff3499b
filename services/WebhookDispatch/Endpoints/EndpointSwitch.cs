using Icaro.Contracts;
using Icaro.ServiceDefaults.Database;
using Icaro.ServiceDefaults.Outbox;
using Icaro.WebhookDispatch.Lanes;
using Icaro.WebhookDispatch.Pumping;
using Npgsql;

namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>Stops sending to an endpoint, and starts again. What arrives in between waits.</summary>
internal sealed partial class EndpointSwitch(
    NpgsqlDataSource database, PumpBell bell, OutboxBell outbox, TimeProvider time, ILogger<EndpointSwitch> logger)
{
    private static readonly string LockLanes = LaneSql.Lock(EndpointSql.Lanes);

    /// <summary>Announces it on the bus, unless the endpoint is disabled already.</summary>
    public async Task DisableAsync(int endpointId, string reason, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        AddDisable(batch, endpointId, reason, time.GetUtcNow());
        if (await batch.ExecuteNonQueryAsync(cancellationToken) == 0)
            return;

        outbox.Ring();
        Log.Disabled(logger, endpointId, reason);
    }

    /// <summary>The heads of the lanes are due at once, the rest follows in order.</summary>
    public async Task EnableAsync(int endpointId, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(LockLanes, endpointId);
        batch.Add(EndpointSql.ResumeLanes, endpointId);
        batch.Add(EndpointSql.Enable, endpointId);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        Log.Enabled(logger, endpointId);
        bell.Ring();
    }

    public static void AddDisable(NpgsqlBatch batch, int endpointId, string reason, DateTimeOffset now)
    {
        var message = OutboxMessage.For(
            new EndpointDisabled { EndpointId = endpointId, Reason = reason, DisabledAt = now }, Guid.CreateVersion7(), $"endpoint/{endpointId}");
        batch.Add(
            EndpointSql.Disable, endpointId, now, reason,
            message.MessageId, message.Type, message.OrderingKey, message.Payload, message.TraceParent ?? (object)DBNull.Value);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Endpoint {Endpoint} is disabled: {Reason}")]
        public static partial void Disabled(ILogger logger, int endpoint, string reason);

        [LoggerMessage(LogLevel.Information, "Endpoint {Endpoint} is enabled")]
        public static partial void Enabled(ILogger logger, int endpoint);
    }
}
