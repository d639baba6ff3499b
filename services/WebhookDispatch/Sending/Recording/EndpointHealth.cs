namespace Icaro.WebhookDispatch.Sending.Recording;

/// <summary>
/// Circuit breaker and concurrency limit of each endpoint, updated with the results of attempts. Endpoints that are gone, refuse our
/// credentials or have failed for long are disabled.
/// </summary>
internal sealed class EndpointHealth(
    IOptions<EndpointOptions> options,
    IOptions<DispatchOptions> dispatch,
    EndpointActivation activation)
{
    /// <summary>All transactions lock lanes before endpoints, and endpoints by id.</summary>
    /// <remarks>$1 endpoints.</remarks>
    private const string Lock = "SELECT FROM endpoints WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE";

    /// <summary>
    /// Consecutive failures open the circuit breaker, for longer after each failed probe. The concurrency limit grows with each
    /// fast response, and is halved by overload.
    /// </summary>
    /// <remarks>
    /// $1 endpoints, $2 whether any attempt succeeded, $3 fast successes, $4 lanes that have failed since, $5 the subject if it
    /// was one, $6 whether overloaded, $7 requested pauses; $8 failures that open the breaker, $9 first pause, $10 longest
    /// pause, $11 concurrency limit per endpoint, $12 concurrency limit of a proven endpoint.
    /// </remarks>
    private const string Record = """
        UPDATE endpoints AS endpoint SET
            failures = next.failures,
            last_failed_subject_id = next.failed_subject_id,
            failing_since = CASE WHEN next.failures > 0 THEN coalesce(next.failing_since, now()) END,
            recovered_at = CASE WHEN next.succeeded AND endpoint.failures >= $8 THEN now() ELSE endpoint.recovered_at END,
            concurrency_limit = CASE WHEN next.overloaded THEN greatest(endpoint.concurrency_limit / 2, 1)
                ELSE least(
                    endpoint.concurrency_limit + next.fast,
                    greatest(coalesce(endpoint.max_in_flight, $11), $12, endpoint.concurrency_limit)) END,
            paused_until = CASE
                WHEN next.failed_lanes > 0 AND next.failures >= $8
                    THEN now() + greatest(next.pause, least($9 * power(2, least(next.failures - $8, 16)), $10))
                WHEN next.pause IS NOT NULL THEN now() + next.pause
                WHEN NOT next.succeeded THEN endpoint.paused_until END
        FROM (
            SELECT outcome.*,
                CASE WHEN outcome.succeeded THEN outcome.failed_lanes
                    WHEN outcome.failed_subject_id = before.last_failed_subject_id THEN before.failures
                    ELSE before.failures + outcome.failed_lanes END AS failures,
                CASE WHEN NOT outcome.succeeded THEN before.failing_since END AS failing_since,
                CASE WHEN outcome.requested IS NOT NULL THEN least(outcome.requested, $10) END AS pause
            FROM unnest($1, $2, $3, $4, $5, $6, $7)
              AS outcome (id, succeeded, fast, failed_lanes, failed_subject_id, overloaded, requested)
            JOIN endpoints AS before ON before.id = outcome.id) AS next
        WHERE endpoint.id = next.id
        """;

    private static readonly TimeSpan Fast = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    public void AddOutcomes(NpgsqlBatch batch, IReadOnlyList<AttemptResult> results)
    {
        List<Outcome> outcomes = [.. results
            .GroupBy(result => result.Delivery.EndpointId)
            .Where(group => group.Any(ChangesHealth))
            .OrderBy(group => group.Key)
            .Select(group => Summarize(group.Key, [.. group.OrderBy(result => result.EndedAt)]))];
        if (outcomes is [])
            return;

        int[] endpoints = [.. outcomes.Select(outcome => outcome.EndpointId)];
        batch.Add(Lock, endpoints);
        batch.Add(
            Record,
            endpoints,
            outcomes.Select(outcome => outcome.Succeeded).ToArray(),
            outcomes.Select(outcome => outcome.FastSuccesses).ToArray(),
            outcomes.Select(outcome => outcome.FailedLanes).ToArray(),
            outcomes.Select(outcome => outcome.FailedSubjectId).ToArray(),
            outcomes.Select(outcome => outcome.IsOverloaded).ToArray(),
            outcomes.Select(outcome => outcome.RequestedPause).ToArray(),
            options.Value.BreakAfter, options.Value.FirstPause, options.Value.LongestPause, dispatch.Value.MaxInFlightPerEndpoint,
            DeliveryEndpoint.ProvenConcurrency);
        AddDisable(batch, results);
    }

    private void AddDisable(NpgsqlBatch batch, IReadOnlyList<AttemptResult> results)
    {
        foreach (var gone in EndpointsOf(results.Where(result => result.IsGone)))
            activation.AddDisable(batch, gone, DisableReason.Gone);
        foreach (var refused in results.Where(result => result.IsUnauthorized).Select(result => result.Delivery)
            .GroupBy(delivery => delivery.EndpointId, delivery => delivery.EndpointVersion).OrderBy(group => group.Key))
            activation.AddDisable(batch, refused.Key, DisableReason.Unauthorized, refusedVersion: refused.Max());
        var disableAfter = options.Value.DisableAfter;
        var failed = results.Where(result => !result.IsDelivered && result.Delivery.EndpointFailingSince < result.EndedAt - disableAfter);
        foreach (var failing in EndpointsOf(failed))
            activation.AddDisable(batch, failing, DisableReason.Failing, failingFor: disableAfter);
    }

    /// <summary>Fast successes of a healthy endpoint change nothing, so they need no write to its row.</summary>
    private static bool ChangesHealth(AttemptResult result) =>
        !result.Delivery.IsEndpointHealthy || !result.IsDelivered || result.Duration > Slow;

    private static Outcome Summarize(int endpointId, AttemptResult[] results)
    {
        var lastSuccess = Array.FindLastIndex(results, result => result.IsDelivered);
        int[] failed = [.. results.Skip(lastSuccess + 1)
            .Where(result => result.IsFailureOfEndpoint).Select(result => result.Delivery.SubjectId).Distinct()];
        return new(
            endpointId,
            lastSuccess >= 0,
            results.Count(result => result.IsDelivered && result.Duration < Fast),
            failed.Length,
            failed is [var only] ? only : null,
            results.Any(result => result.IsOverload || result.Duration > Slow),
            results.Where(result => result.IsOverload).Max(RetrySchedule.RequestedPause));
    }

    private static IEnumerable<int> EndpointsOf(IEnumerable<AttemptResult> results) =>
        results.Select(result => result.Delivery.EndpointId).Distinct().Order();

    /// <summary>The results of one endpoint in a batch.</summary>
    /// <param name="Succeeded">At least one attempt succeeded.</param>
    /// <param name="FailedLanes">Lanes that have failed since the last success.</param>
    /// <param name="FailedSubjectId">The subject of the one lane that failed; null for none or several.</param>
    private sealed record Outcome(
        int EndpointId,
        bool Succeeded,
        int FastSuccesses,
        int FailedLanes,
        int? FailedSubjectId,
        bool IsOverloaded,
        TimeSpan? RequestedPause);
}
