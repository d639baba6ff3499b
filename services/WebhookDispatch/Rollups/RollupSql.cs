namespace Icaro.WebhookDispatch.Rollups;

/// <summary>
/// Counts what became of deliveries in the statement that changes them, so that the sums are exact whatever is repeated, rolled back or
/// lost.
/// </summary>
/// <remarks>
/// A statement appends one row without an index, and waits for no other transaction. <see cref="RollupFolder"/> adds them up.
/// </remarks>
internal static class RollupSql
{
    /// <summary>The end of a statement: counts the rows of a common table expression before it.</summary>
    /// <param name="source">Its name. It returns endpoint_id, account_id or null, and outcome.</param>
    /// <param name="durationClass">A column of it; null for outcomes without a duration.</param>
    public static string Count(string source, string? durationClass = null) => $"""
        INSERT INTO rollup_deltas (recorded_at, endpoint_ids, account_ids, outcomes, duration_classes)
        SELECT now(), array_agg(endpoint_id), array_agg(coalesce(account_id, 0)), array_agg(outcome),
            array_agg({durationClass ?? $"{DurationClass.None}"})
        FROM {source} HAVING count(*) > 0
        """;
}
