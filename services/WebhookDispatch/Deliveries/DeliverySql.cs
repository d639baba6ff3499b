namespace Icaro.WebhookDispatch.Deliveries;

/// <summary>What operators decide about deliveries, $1 in each statement.</summary>
internal static class DeliverySql
{
    public const string Lanes = "SELECT hotspot_id, integration_id, NULL::uuid FROM deliveries WHERE id = ANY ($1)";

    /// <summary>In their old places: what is later in their lanes waits, unless it is being sent.</summary>
    public const string Reopen = """
        UPDATE deliveries SET status = 'pending', settled_at = NULL, delivered_at = NULL
        WHERE id = ANY ($1) AND status <> 'pending'
        """;

    public const string Discard = """
        UPDATE deliveries SET status = 'discarded', settled_at = now()
        WHERE id = ANY ($1) AND status IN ('pending', 'failed')
        """;

    /// <summary>Whatever the lane waited for has been decided. The turn is to be given afterwards.</summary>
    public const string Unblock = """
        UPDATE lanes AS lane SET blocked = FALSE, head_id = NULL
        FROM deliveries AS delivery
        WHERE delivery.id = ANY ($1) AND lane.hotspot_id = delivery.hotspot_id AND lane.integration_id = delivery.integration_id
          AND lane.blocked AND lane.head_id = delivery.id
        """;
}
