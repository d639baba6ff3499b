using Icaro.ServiceDefaults.Sealing;
using Icaro.WebhookDispatch.Lanes;

namespace Icaro.WebhookDispatch.Deliveries;

/// <summary>A delivery as operators see it: never its body, never a secret.</summary>
internal sealed record DeliveryAnswer(
    Guid Id,
    int HotspotId,
    int IntegrationId,
    int EndpointId,
    long Sequence,
    string Status,
    DateTimeOffset OccurredAt,
    DateTimeOffset ReceivedAt,
    int AttemptCount,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? SettledAt)
{
    /// <summary>Newest first. While a delivery heads its lane, the lane knows more about it.</summary>
    public static IQueryable<DeliveryAnswer> Query(IQueryable<Delivery> deliveries, IQueryable<Lane> lanes) =>
        from row in deliveries
        join known in lanes on new { row.HotspotId, row.IntegrationId } equals new { known.HotspotId, known.IntegrationId } into known
        from lane in known.Where(lane => lane.HeadId == row.Id).DefaultIfEmpty()
        orderby row.ReceivedAt descending, row.Id descending
        select new DeliveryAnswer(
            row.Id, row.HotspotId, row.IntegrationId, row.EndpointId, row.Sequence, row.Status, row.OccurredAt, row.ReceivedAt,
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
