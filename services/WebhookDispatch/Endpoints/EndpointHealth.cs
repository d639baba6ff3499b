namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>Takes endpoints back that fail or are overloaded, and lets them recover, with the booking of their attempts.</summary>
internal sealed partial class EndpointHealth(
    IOptions<EndpointOptions> options, IOptions<DispatchOptions> pump, RetrySchedule schedule, TimeProvider time, ILogger<EndpointHealth> logger)
{
    public void AddOutcomes(NpgsqlBatch batch, IReadOnlyList<AttemptResult> results)
    {
        var outcomes = EndpointOutcome.Of(results, schedule);
        if (outcomes is [])
            return;

        batch.Add(OutcomeSql.Lock, outcomes.Select(outcome => outcome.EndpointId).ToArray());
        batch.Add(
            OutcomeSql.Note,
            outcomes.Select(outcome => outcome.EndpointId).ToArray(),
            outcomes.Select(outcome => outcome.Succeeded).ToArray(),
            outcomes.Select(outcome => outcome.QuickSuccesses).ToArray(),
            outcomes.Select(outcome => outcome.FailedLanes).ToArray(),
            outcomes.Select(outcome => outcome.FailedSubjectId).ToArray(),
            outcomes.Select(outcome => outcome.IsOverloaded).ToArray(),
            outcomes.Select(outcome => outcome.RetryAfter).ToArray(),
            options.Value.BreakAfter, options.Value.FirstPause, options.Value.LongestPause, pump.Value.MaxInFlightPerEndpoint);

        foreach (var gone in EndpointsOf(results.Where(result => result.IsGone)))
            AddDisable(batch, gone, DisableReason.Gone);
        foreach (var refused in results.Where(result => result.IsUnauthorized).Select(result => result.Delivery)
            .GroupBy(delivery => delivery.EndpointId, delivery => delivery.EndpointVersion).OrderBy(group => group.Key))
            AddDisable(batch, refused.Key, DisableReason.Unauthorized, refusedVersion: refused.Max());
        var longAgo = time.GetUtcNow() - options.Value.DisableAfter;
        foreach (var failing in EndpointsOf(results.Where(result => !result.IsDelivered && result.Delivery.EndpointFailingSince < longAgo)))
            AddDisable(batch, failing, DisableReason.Failing, longAgo);
    }

    /// <summary>Disables an endpoint, and announces it on the bus, unless it is disabled already.</summary>
    /// <param name="batch">Receives the statement.</param>
    /// <param name="endpointId">The endpoint.</param>
    /// <param name="reason">One of <see cref="DisableReason"/>.</param>
    /// <param name="failingBefore">Only if it has been failing since before that time, to this moment.</param>
    /// <param name="refusedVersion">Only if there is no newer version by now.</param>
    public void AddDisable(
        NpgsqlBatch batch, int endpointId, string reason, DateTimeOffset? failingBefore = null, long? refusedVersion = null)
    {
        var now = time.GetUtcNow();
        var message = OutboxMessage.For(
            new EndpointDisabled { EndpointId = endpointId, Reason = reason, DisabledAt = now }, Guid.CreateVersion7());
        batch.Add(
            EndpointSql.Disable, endpointId, now, reason, failingBefore ?? (object)DBNull.Value, refusedVersion ?? (object)DBNull.Value,
            message.MessageId, message.Type, message.Payload, message.TraceParent ?? (object)DBNull.Value);
        Log.Disabling(logger, endpointId, reason);
    }

    /// <summary>Enables an endpoint, and announces it on the bus if it was disabled.</summary>
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

    private static IEnumerable<int> EndpointsOf(IEnumerable<AttemptResult> results) =>
        results.Select(result => result.Delivery.EndpointId).Distinct().Order();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Endpoint {Endpoint} is to be disabled: {Reason}")]
        public static partial void Disabling(ILogger logger, int endpoint, string reason);
    }
}
