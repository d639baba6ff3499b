using System.Linq.Expressions;

namespace Icaro.WebhookDispatch.Operations.Replays;

/// <summary>A job and how far it is.</summary>
/// <param name="State">running, done or cancelled.</param>
/// <param name="Total">Deliveries that matched when the job was made.</param>
/// <param name="Done">How many were put back into their lanes. Less than the total in the end, if some were no longer settled.</param>
internal sealed record ReplayAnswer(
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
    public static readonly Expression<Func<Replay, ReplayAnswer>> FromRow = row => new(
        row.Id, row.State, row.Total, row.Done, row.HotspotId, row.EndpointId, row.Status, row.Since, row.Until,
        row.CreatedAt, row.FinishedAt);
}
