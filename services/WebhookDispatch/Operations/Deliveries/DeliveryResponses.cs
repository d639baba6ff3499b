namespace Icaro.WebhookDispatch.Operations.Deliveries;

/// <summary>A delivery without its body and secrets.</summary>
/// <param name="Channel">One of <see cref="EndpointChannel"/>.</param>
/// <param name="SubjectId">What deliveries are ordered by, depending on the channel.</param>
/// <param name="HotspotId">The hotspot, for deliveries that concern a single one.</param>
/// <param name="IntegrationId">The endpoint's id, for the channel whose endpoints are integrations.</param>
internal sealed record DeliveryResponse(
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
    /// <summary>Newest first. The attempts of a head are counted in its lane.</summary>
    public static IQueryable<DeliveryResponse> Query(IQueryable<Delivery> deliveries, DispatchDbContext db) =>
        from row in deliveries
        join endpoint in db.Endpoints on row.EndpointId equals endpoint.Id
        join known in db.Lanes on new { row.EndpointId, row.SubjectId } equals new { known.EndpointId, known.SubjectId } into known
        from lane in known.Where(lane => lane.HeadId == row.Id).DefaultIfEmpty()
        orderby row.ReceivedAt descending, row.Id descending
        select new DeliveryResponse(
            row.Id, endpoint.Channel, row.EndpointId, row.SubjectId, row.HotspotId,
            endpoint.Channel == EndpointChannel.Icaro ? (int?)row.EndpointId : null,
            row.Sequence, row.Status, row.OccurredAt, row.ReceivedAt,
            lane == null ? row.AttemptCount : lane.AttemptCount, lane == null ? null : lane.NextAttemptAt, row.SettledAt);
}

/// <param name="Next">The value of <c>after</c> for the next page; null on the last page.</param>
internal sealed record DeliveryPage(IReadOnlyList<DeliveryResponse> Deliveries, string? Next);

internal sealed record DeliveryDetail(DeliveryResponse Delivery, IReadOnlyList<AttemptResponse> Attempts);

/// <param name="ResponseSample">The beginning of the platform's response, with secrets hidden.</param>
internal sealed record AttemptResponse(
    int Number, DateTimeOffset StartedAt, int DurationMs, int? StatusCode, string? ErrorClass, string? ResponseSample)
{
    public static AttemptResponse Of(Attempt row, KeyRing keys) => new(
        row.Number, row.StartedAt, row.DurationMs, row.StatusCode, row.ErrorClass,
        row.SealedResponseSample is { } sample ? Sending.ResponseSample.Open(keys, sample) : null);
}
