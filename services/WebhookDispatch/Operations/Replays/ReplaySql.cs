namespace Icaro.WebhookDispatch.Operations.Replays;

internal static class ReplaySql
{
    private const string Matches = """
        delivery.settled_at <= replay.created_at
        AND (replay.hotspot_id IS NULL OR delivery.hotspot_id = replay.hotspot_id)
        AND (replay.endpoint_id IS NULL OR delivery.endpoint_id = replay.endpoint_id)
        AND (replay.status IS NULL OR delivery.status = replay.status)
        AND (replay.since IS NULL OR delivery.received_at >= replay.since)
        AND (replay.until IS NULL OR delivery.received_at < replay.until)
        """;

    /// <remarks>$1 id, $2 hotspot, $3 endpoint, $4 status, $5 since, $6 until.</remarks>
    public const string Create = $"""
        INSERT INTO replays (
            id, hotspot_id, endpoint_id, status, since, until, created_at,
            total, state, done, after_endpoint_id, after_subject_id, after_sequence)
        SELECT replay.*, (SELECT count(*) FROM deliveries AS delivery WHERE {Matches}), 'running', 0, 0, 0, 0
        FROM (VALUES ($1::uuid, $2::int, $3::int, $4::text, $5::timestamptz, $6::timestamptz, now()))
          AS replay (id, hotspot_id, endpoint_id, status, since, until, created_at)
        """;

    /// <summary>
    /// Locks the oldest job that no other replica is at, until the transaction ends, and finds its next deliveries. A job
    /// that is through answers one row without a delivery.
    /// </summary>
    /// <remarks>$1 how many.</remarks>
    public const string Next = $"""
        WITH replay AS (
            SELECT * FROM replays WHERE state = 'running' ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
        SELECT replay.id, next.id, next.endpoint_id, next.subject_id, next.sequence
        FROM replay LEFT JOIN LATERAL (
            SELECT id, endpoint_id, subject_id, sequence FROM deliveries AS delivery
            WHERE {Matches}
              AND (endpoint_id, subject_id, sequence) > (replay.after_endpoint_id, replay.after_subject_id, replay.after_sequence)
            ORDER BY endpoint_id, subject_id, sequence
            LIMIT $1) AS next ON TRUE
        ORDER BY next.endpoint_id, next.subject_id, next.sequence
        """;

    /// <summary>What was being settled while the job was made may have escaped the count.</summary>
    /// <remarks>$1 job, $2 replayed, $3 to $5 the last delivery.</remarks>
    public const string Advance = """
        UPDATE replays SET
            done = done + $2, total = greatest(total, done + $2),
            after_endpoint_id = $3, after_subject_id = $4, after_sequence = $5
        WHERE id = $1
        """;

    /// <remarks>$1 job.</remarks>
    public const string Finish = "UPDATE replays SET state = 'done', finished_at = now() WHERE id = $1";
}
