namespace Icaro.WebhookDispatch.Sending.Recording;

/// <summary>What attempts that are booked together say about their endpoint.</summary>
/// <param name="Succeeded">At least one attempt did.</param>
/// <param name="QuickSuccesses">Those that the platform answered fast.</param>
/// <param name="FailedLanes">Lanes that have failed since the last success.</param>
/// <param name="FailedSubjectId">The subject of the one lane that failed; null for none or several.</param>
/// <param name="IsOverloaded">The platform says so, is slow, or does not answer at all.</param>
/// <param name="RetryAfter">When it wants to be asked again.</param>
internal sealed record EndpointOutcome(
    int EndpointId, bool Succeeded, int QuickSuccesses, int FailedLanes, int? FailedSubjectId, bool IsOverloaded, TimeSpan? RetryAfter)
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    /// <returns>One outcome for each endpoint of which there is anything to note, by its id.</returns>
    public static IReadOnlyList<EndpointOutcome> Of(IEnumerable<AttemptResult> results, RetrySchedule schedule) =>
        [.. results
            .GroupBy(result => result.Delivery.EndpointId)
            .Where(group => group.Any(IsWorthNoting))
            .OrderBy(group => group.Key)
            .Select(group => Of(group.Key, [.. group.OrderBy(result => result.EndedAt)], schedule))];

    private static bool IsWorthNoting(AttemptResult result) =>
        !result.Delivery.IsEndpointHealthy || !result.IsDelivered || result.Duration > Slow;

    private static EndpointOutcome Of(int endpointId, AttemptResult[] results, RetrySchedule schedule)
    {
        var lastSuccess = Array.FindLastIndex(results, result => result.IsDelivered);
        int[] failed = [.. results.Skip(lastSuccess + 1)
            .Where(result => result.IsFailureOfEndpoint).Select(result => result.Delivery.SubjectId).Distinct()];
        return new(
            endpointId,
            lastSuccess >= 0,
            results.Count(result => result.IsDelivered && result.Duration < Quick),
            failed.Length,
            failed is [var only] ? only : null,
            results.Any(result => result.IsOverload || result.Duration > Slow),
            results.Where(result => result.IsOverload).Max(result => schedule.AskedFor(result.RetryAfter)));
    }
}
