namespace Icaro.WebhookDispatch.Operations.Backlog;

/// <summary>The figures of <see cref="DeliveryBacklog"/>.</summary>
/// <param name="Waiting">Pending deliveries of enabled endpoints.</param>
/// <param name="Oldest">When the oldest of them was received.</param>
/// <param name="Held">Pending deliveries of disabled endpoints.</param>
internal sealed record BacklogReading(
    long Waiting, DateTimeOffset? Oldest, long Held, long Disabled, long Closed, long Open, long HalfOpen, long BlockedLanes)
{
    /// <summary>
    /// Reads each endpoint's pending deliveries from the index <c>deliveries_pending</c>, and no settled ones. Removed endpoints have no
    /// pending deliveries.
    /// </summary>
    /// <remarks>$1 failures that open the breaker.</remarks>
    public const string Sql = $"""
        SELECT
            coalesce(sum(pending.count) FILTER (WHERE NOT disabled), 0)::bigint,
            min(pending.oldest) FILTER (WHERE NOT disabled),
            coalesce(sum(pending.count) FILTER (WHERE disabled), 0)::bigint,
            count(*) FILTER (WHERE disabled),
            count(*) FILTER (WHERE NOT disabled AND NOT broken),
            count(*) FILTER (WHERE NOT disabled AND broken AND paused),
            count(*) FILTER (WHERE NOT disabled AND broken AND NOT paused),
            (SELECT count(*) FROM lanes WHERE blocked)
        FROM (
            SELECT id, disabled_at IS NOT NULL AS disabled, failures >= $1 AS broken, coalesce(paused_until > now(), FALSE) AS paused
            FROM endpoints WHERE disabled_reason IS DISTINCT FROM 'removed') AS endpoint
        CROSS JOIN LATERAL (
            SELECT count(*) AS count, min(received_at) AS oldest FROM deliveries
            WHERE endpoint_id = endpoint.id AND {LaneSql.IsPending}) AS pending
        """;

    public static BacklogReading Read(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1),
        row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7));
}
