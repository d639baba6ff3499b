namespace Icaro.WebhookDispatch.Operations.Settings;

/// <summary>Changes an endpoint's settings. Deliveries that arrive while it is disabled wait.</summary>
internal sealed partial class EndpointSettings(
    NpgsqlDataSource database,
    EndpointActivation activation,
    KeyRing keys,
    AsyncSignal<Delivery> signal,
    AsyncSignal<OutboxMessage> outbox,
    ILogger<EndpointSettings> logger)
{
    private static readonly string LockLanes = LaneSql.Lock(EndpointSql.Lanes);
    private static readonly string Turn = LaneSql.Turn(EndpointSql.Lanes);

    public async Task ChangeAsync(DeliveryEndpoint endpoint, EndpointChange change, CancellationToken cancellationToken)
    {
        var endpointId = endpoint.Id;
        await using var batch = database.CreateBatch();
        batch.Add(LockLanes, endpointId);
        AddConfiguration(batch, endpoint, change);
        if (change.OnFailure == OnFailure.Skip)
        {
            batch.Add(EndpointSql.Unblock, endpointId);
            batch.Add(Turn, endpointId);
        }

        AddActivation(batch, endpointId, change.Enabled);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        Log.Changed(logger, endpointId);
        signal.Set();
        outbox.Set();
    }

    private void AddConfiguration(NpgsqlBatch batch, DeliveryEndpoint endpoint, EndpointChange change) => batch.Add(
        EndpointSql.Configure, endpoint.Id, change.OnFailure ?? (object)DBNull.Value,
        EndpointChange.IsGiven(change.RateLimit), EndpointChange.LimitOf(change.RateLimit) ?? (object)DBNull.Value,
        EndpointChange.IsGiven(change.MaxInFlight), EndpointChange.LimitOf(change.MaxInFlight) ?? (object)DBNull.Value,
        EndpointChange.IsGiven(change.Headers), SealHeaders(endpoint, change) ?? (object)DBNull.Value,
        EndpointChange.IsGiven(change.RetrySchedule), change.GetRetrySchedule() ?? (object)DBNull.Value);

    private byte[]? SealHeaders(DeliveryEndpoint endpoint, EndpointChange change) =>
        change.GetHeaders() is { } headers ? EndpointHeaders.Seal(headers, endpoint.Url, keys) : null;

    /// <summary>Enabling makes all heads due at once.</summary>
    private void AddActivation(NpgsqlBatch batch, int endpointId, bool? enabled)
    {
        if (enabled is true)
        {
            batch.Add(EndpointSql.ResumeLanes, endpointId);
            activation.AddEnable(batch, EndpointSql.Enable, endpointId);
        }
        else if (enabled is false)
        {
            activation.AddDisable(batch, endpointId, DisableReason.Operator);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "An operator changed endpoint {Endpoint}")]
        public static partial void Changed(ILogger logger, int endpoint);
    }
}
