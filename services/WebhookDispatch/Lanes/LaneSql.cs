namespace Icaro.WebhookDispatch.Lanes;

/// <summary>
/// The deliveries of one hotspot and integration are a lane: sent one after another, by sequence. The head of a lane is its
/// pending delivery with a next attempt; a unique index allows one per lane, and nothing but heads is ever claimed.
/// </summary>
internal static class LaneSql
{
    public const string HeadIndex = "lane_head";
    public const string IsPending = "status = 'pending'";
    public const string IsHead = "status = 'pending' AND next_attempt_at IS NOT NULL";

    /// <summary>
    /// Makes the first pending delivery the head of each lane that has none, if the toggle before it is settled. A toggle
    /// that has not arrived yet is waited for, since it may be on its way to another replica.
    /// </summary>
    /// <remarks>$1 hotspots, $2 integrations.</remarks>
    public const string Promote = $"""
        UPDATE deliveries AS next SET next_attempt_at = now()
        FROM unnest($1, $2) AS lane (hotspot_id, integration_id)
        CROSS JOIN LATERAL (
            SELECT id, sequence FROM deliveries
            WHERE {IsPending} AND hotspot_id = lane.hotspot_id AND integration_id = lane.integration_id
            ORDER BY sequence LIMIT 1) AS first
        WHERE next.id = first.id AND next.status = 'pending' AND next.next_attempt_at IS NULL
          AND NOT EXISTS (
            SELECT FROM deliveries
            WHERE {IsHead} AND hotspot_id = lane.hotspot_id AND integration_id = lane.integration_id)
          AND (first.sequence = 1 OR EXISTS (
            SELECT FROM deliveries
            WHERE hotspot_id = lane.hotspot_id AND integration_id = lane.integration_id AND sequence = first.sequence - 1))
        """;

    /// <summary>
    /// Lets no predecessor of these deliveries be settled by another replica before our transaction ends: so whoever is
    /// second sees the other's rows, and promotes.
    /// </summary>
    /// <remarks>$1 hotspots, $2 integrations, $3 sequences.</remarks>
    public const string HoldPredecessors = $"""
        SELECT FROM unnest($1, $2, $3) AS arrived (hotspot_id, integration_id, sequence)
        JOIN deliveries AS previous
          ON previous.hotspot_id = arrived.hotspot_id AND previous.integration_id = arrived.integration_id
         AND previous.sequence = arrived.sequence - 1
        WHERE previous.status = 'pending'
        FOR SHARE OF previous
        """;

    /// <summary>
    /// What <see cref="Promote"/> leaves undone: lanes whose missing toggle has not come within $1, and those that a
    /// replica's death or two transactions at once left without a head. Answers whether each was missing one.
    /// </summary>
    public const string Sweep = $"""
        UPDATE deliveries AS next SET next_attempt_at = now()
        FROM (
            SELECT DISTINCT ON (hotspot_id, integration_id) id, hotspot_id, integration_id, sequence, received_at
            FROM deliveries WHERE {IsPending}
            ORDER BY hotspot_id, integration_id, sequence) AS first
        CROSS JOIN LATERAL (
            SELECT first.sequence = 1 OR EXISTS (
                SELECT FROM deliveries
                WHERE hotspot_id = first.hotspot_id AND integration_id = first.integration_id
                  AND sequence = first.sequence - 1) AS known) AS previous
        WHERE next.id = first.id AND next.status = 'pending' AND next.next_attempt_at IS NULL
          AND (previous.known OR first.received_at < now() - $1)
          AND NOT EXISTS (
            SELECT FROM deliveries
            WHERE {IsHead} AND hotspot_id = first.hotspot_id AND integration_id = first.integration_id)
        RETURNING next.id, next.hotspot_id, next.integration_id, next.sequence, previous.known
        """;
}
