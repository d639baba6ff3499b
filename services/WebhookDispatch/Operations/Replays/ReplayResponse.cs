using System.Linq.Expressions;

namespace Icaro.WebhookDispatch.Operations.Replays;

/// <summary>A job and its progress.</summary>
/// <param name="State">running, done or cancelled.</param>
/// <param name="Total">Deliveries that matched when the job was created.</param>
/// <param name="Done">Deliveries that became pending. In the end less than the total if some were no longer settled.</param>
internal sealed record ReplayResponse(
    Guid Id,
    string State,
    long Total,
    long Done,
    int? Hotspot,
    int? Integration,
    string? Status,
    DateTimeOffset? Since,
    DateTimeOffset? Until,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt)
{
    public static readonly Expression<Func<Replay, ReplayResponse>> FromRow = row => new(
        row.Id, row.State, row.Total, row.Done, row.HotspotId, row.EndpointId, row.Status, row.Since, row.Until,
        row.CreatedAt, row.FinishedAt);
}
