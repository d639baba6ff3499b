namespace Icaro.WebhookDispatch.Operations.Deliveries;

/// <summary>What operators decide about deliveries, $1 in each statement.</summary>
internal static class DeliverySql
{
    public const string Lanes = "SELECT endpoint_id, subject_id, NULL::uuid FROM deliveries WHERE id = ANY ($1)";

    /// <summary>
    /// In their old places: what is later in their lanes waits, unless it is being sent. Of an endpoint that was removed,
    /// nothing is owed again.
    /// </summary>
    public const string Reopen = """
        UPDATE deliveries SET status = 'pending', settled_at = NULL, delivered_at = NULL, progress = 0
        WHERE id = ANY ($1) AND status <> 'pending'
          AND NOT EXISTS (SELECT FROM endpoints WHERE endpoints.id = endpoint_id AND disabled_reason = 'removed')
        """;

    public const string Discard = """
        UPDATE deliveries SET status = 'discarded', settled_at = now()
        WHERE id = ANY ($1) AND status IN ('pending', 'failed')
        """;

    /// <summary>Whatever the lane waited for has been decided. The turn is to be given afterwards.</summary>
    public const string Unblock = """
        UPDATE lanes AS lane SET blocked = FALSE, head_id = NULL
        FROM deliveries AS delivery
        WHERE delivery.id = ANY ($1) AND lane.endpoint_id = delivery.endpoint_id AND lane.subject_id = delivery.subject_id
          AND lane.blocked AND lane.head_id = delivery.id
        """;
}
