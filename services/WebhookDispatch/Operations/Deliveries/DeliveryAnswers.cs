namespace Icaro.WebhookDispatch.Operations.Deliveries;

/// <summary>A delivery as operators see it: never its body, never a secret.</summary>
/// <param name="Channel">One of <see cref="EndpointChannel"/>.</param>
/// <param name="SubjectId">What it is in order for, as the channel says.</param>
/// <param name="HotspotId">The hotspot that it concerns, if it concerns one alone.</param>
/// <param name="IntegrationId">The endpoint once more, of the channel whose endpoints are integrations.</param>
internal sealed record DeliveryAnswer(
    Guid Id,
    string Channel,
    int EndpointId,
    int SubjectId,
    int? HotspotId,
    int? IntegrationId,
    long Sequence,
    string Status,
    DateTimeOffset OccurredAt,
    DateTimeOffset ReceivedAt,
    int AttemptCount,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? SettledAt)
{
    /// <summary>Newest first. While a delivery heads its lane, the lane knows more about it.</summary>
    public static IQueryable<DeliveryAnswer> Query(IQueryable<Delivery> deliveries, DispatchDbContext db) =>
        from row in deliveries
        join endpoint in db.Endpoints on row.EndpointId equals endpoint.Id
        join known in db.Lanes on new { row.EndpointId, row.SubjectId } equals new { known.EndpointId, known.SubjectId } into known
        from lane in known.Where(lane => lane.HeadId == row.Id).DefaultIfEmpty()
        orderby row.ReceivedAt descending, row.Id descending
        select new DeliveryAnswer(
            row.Id, endpoint.Channel, row.EndpointId, row.SubjectId, row.HotspotId,
            endpoint.Channel == EndpointChannel.Icaro ? (int?)row.EndpointId : null,
            row.Sequence, row.Status, row.OccurredAt, row.ReceivedAt,
            lane == null ? row.AttemptCount : lane.AttemptCount, lane == null ? null : lane.NextAttemptAt, row.SettledAt);
}

/// <param name="Next">The value of <c>after</c> that gives the next page; null on the last one.</param>
internal sealed record DeliveryPage(IReadOnlyList<DeliveryAnswer> Deliveries, string? Next);

internal sealed record DeliveryDetail(DeliveryAnswer Delivery, IReadOnlyList<AttemptAnswer> Attempts);

/// <param name="ResponseSample">The beginning of the platform's answer, without the secrets that it may have repeated.</param>
internal sealed record AttemptAnswer(
    int Number, DateTimeOffset StartedAt, int DurationMs, int? StatusCode, string? ErrorClass, string? ResponseSample)
{
    public static AttemptAnswer Of(Attempt row, KeyRing keys) => new(
        row.Number, row.StartedAt, row.DurationMs, row.StatusCode, row.ErrorClass,
        row.SealedResponseSample is { } sample ? Sending.ResponseSample.Open(keys, sample) : null);
}
