using System.Security.Cryptography;

namespace Icaro.WebhookDispatch.Rollups;

/// <summary>
/// Adds to the roll-ups in the statement that changes the deliveries, so that the sums are exact whatever is repeated, rolled back or lost.
/// </summary>
/// <remarks>
/// Each process has rows of its own, told apart by a slot: replicas never wait for each other's commit. Readers add them up. All
/// transactions lock lanes first, then roll-ups in the order of their keys, then endpoints.
/// </remarks>
internal static class RollupSql
{
    /// <summary>Two processes with the same slot share rows: they wait for each other, and the sums stay right.</summary>
    private static readonly int Slot = RandomNumberGenerator.GetInt32(1024);

    /// <summary>The end of a statement: counts the rows of a common table expression before it.</summary>
    /// <param name="source">Its name. It returns endpoint_id, account_id or null, and outcome.</param>
    /// <param name="durationClass">A column of it; null for outcomes without a duration.</param>
    public static string Count(string source, string? durationClass = null) => $"""
        , counted AS (
            SELECT endpoint_id, coalesce(account_id, 0) AS account_id, outcome,
                {durationClass ?? $"{DurationClass.None}"} AS duration_class, count(*) AS count
            FROM {source} GROUP BY 1, 2, 3, 4),
        by_minute AS (
            {Add(RollupStep.Minute)})
        {Add(RollupStep.Hour)}
        """;

    private static string Add(RollupStep step) => $"""
        INSERT INTO {step.Table} AS known (bucket, endpoint_id, account_id, outcome, duration_class, slot, count)
            SELECT date_trunc('{step.Name}', now(), 'UTC'), endpoint_id, account_id, outcome, duration_class, {Slot}, count
            FROM counted ORDER BY endpoint_id, account_id, outcome, duration_class
            ON CONFLICT (bucket, endpoint_id, account_id, outcome, duration_class, slot) DO UPDATE SET count = known.count + excluded.count
        """;
}
