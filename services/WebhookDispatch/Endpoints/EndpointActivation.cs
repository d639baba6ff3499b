namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>Disables and enables endpoints, and announces each change on the bus.</summary>
internal sealed partial class EndpointActivation(TimeProvider time, ILogger<EndpointActivation> logger)
{
    /// <summary>Disables an enabled endpoint, and enqueues a message about it.</summary>
    /// <param name="batch">Receives the statement.</param>
    /// <param name="endpointId">The endpoint.</param>
    /// <param name="reason">One of <see cref="DisableReason"/>.</param>
    /// <param name="failingFor">Only if it began to fail so long ago and has not succeeded since.</param>
    /// <param name="refusedVersion">Only if there is no newer version.</param>
    public void AddDisable(
        NpgsqlBatch batch, int endpointId, string reason, TimeSpan? failingFor = null, long? refusedVersion = null)
    {
        var message = OutboxMessage.For(
            new EndpointDisabled { EndpointId = endpointId, Reason = reason, DisabledAt = time.GetUtcNow() }, Guid.CreateVersion7());
        batch.Add(
            EndpointSql.Disable, endpointId, reason, failingFor ?? (object)DBNull.Value, refusedVersion ?? (object)DBNull.Value,
            message.MessageId, message.Type, message.Payload, message.TraceParent ?? (object)DBNull.Value);
        Log.Disabling(logger, endpointId, reason);
    }

    /// <summary>Enables an endpoint, and enqueues a message if it was disabled.</summary>
    /// <param name="batch">Receives the statement.</param>
    /// <param name="statement">One of <see cref="EndpointSql.Enable"/> and <see cref="EndpointSql.EnableRenewed"/>.</param>
    /// <param name="endpointId">The endpoint.</param>
    public void AddEnable(NpgsqlBatch batch, string statement, int endpointId)
    {
        var message = OutboxMessage.For(
            new EndpointEnabled { EndpointId = endpointId, EnabledAt = time.GetUtcNow() }, Guid.CreateVersion7());
        batch.Add(
            statement, endpointId, DeliveryEndpoint.InitialConcurrency,
            message.MessageId, message.Type, message.Payload, message.TraceParent ?? (object)DBNull.Value);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Disabling endpoint {Endpoint}: {Reason}")]
        public static partial void Disabling(ILogger logger, int endpoint, string reason);
    }
}
