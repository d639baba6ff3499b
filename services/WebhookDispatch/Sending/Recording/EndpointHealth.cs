namespace Icaro.WebhookDispatch.Sending.Recording;

/// <summary>Takes endpoints back that fail or are overloaded, and lets them recover, with the booking of their attempts.</summary>
internal sealed class EndpointHealth(
    IOptions<EndpointOptions> options, IOptions<DispatchOptions> dispatch, EndpointActivation activation, RetrySchedule schedule, TimeProvider time)
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
            options.Value.BreakAfter, options.Value.FirstPause, options.Value.LongestPause, dispatch.Value.MaxInFlightPerEndpoint);

        foreach (var gone in EndpointsOf(results.Where(result => result.IsGone)))
            activation.AddDisable(batch, gone, DisableReason.Gone);
        foreach (var refused in results.Where(result => result.IsUnauthorized).Select(result => result.Delivery)
            .GroupBy(delivery => delivery.EndpointId, delivery => delivery.EndpointVersion).OrderBy(group => group.Key))
            activation.AddDisable(batch, refused.Key, DisableReason.Unauthorized, refusedVersion: refused.Max());
        var longAgo = time.GetUtcNow() - options.Value.DisableAfter;
        foreach (var failing in EndpointsOf(results.Where(result => !result.IsDelivered && result.Delivery.EndpointFailingSince < longAgo)))
            activation.AddDisable(batch, failing, DisableReason.Failing, longAgo);
    }

    private static IEnumerable<int> EndpointsOf(IEnumerable<AttemptResult> results) =>
        results.Select(result => result.Delivery.EndpointId).Distinct().Order();
}
