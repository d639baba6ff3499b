namespace Icaro.Console.Deliveries;

/// <summary>A delivery, as the dispatcher tells it.</summary>
/// <param name="EndpointId">Where it goes. The endpoint of the channel <c>icaro</c> has the id of its integration.</param>
public sealed record Delivery(
    Guid Id,
    string Channel,
    int EndpointId,
    int SubjectId,
    int? HotspotId,
    long Sequence,
    string Status,
    DateTimeOffset OccurredAt,
    DateTimeOffset ReceivedAt,
    int AttemptCount,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? SettledAt)
{
    public const string Pending = "pending";

    public bool IsPending => Status == Pending;

    /// <summary>What is delivered or superseded cannot be given up any more.</summary>
    public bool MayBeDiscarded => Status is Pending or "failed";
}

/// <param name="Next">Leads to the next page; null on the last one.</param>
public sealed record DeliveryPage(IReadOnlyList<Delivery> Deliveries, string? Next);

public sealed record DeliveryDetail(Delivery Delivery, IReadOnlyList<Attempt> Attempts);

/// <param name="ResponseSample">The beginning of the platform's answer, with secrets hidden.</param>
public sealed record Attempt(
    int Number, DateTimeOffset StartedAt, int DurationMs, int? StatusCode, string? ErrorClass, string? ResponseSample)
{
    public bool IsAccepted => ErrorClass is null;
}
