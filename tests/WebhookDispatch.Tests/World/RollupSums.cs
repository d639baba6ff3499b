namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>The roll-ups of all replicas, and what they must be by the deliveries and attempts themselves.</summary>
internal static class RollupSums
{
    /// <returns>Outcomes and their counts, such as <c>delivered 3, failed_attempt 1</c>, which minutes and hours agree on.</returns>
    public static async Task<string> RollupsAsync(this DispatchDatabase database, int? accountId = null)
    {
        await Eventually.TrueAsync(
            async () => await database.QueryAsync<long>("SELECT count(*) FROM rollup_deltas") == 0, () => "all counts to be added up");
        var minutes = await SumAsync(database, "delivery_minutes", accountId);
        Assert.Equal(minutes, await SumAsync(database, "delivery_hours", accountId));
        return minutes;
    }

    /// <summary>For deliveries that were never replayed.</summary>
    public static Task<string> DeliveriesAsync(this DispatchDatabase database) => database.QueryAsync<string>(
        """
        SELECT coalesce(string_agg(outcome || ' ' || count, ', ' ORDER BY outcome), '') FROM (
            SELECT status AS outcome, count(*) FROM deliveries WHERE status <> 'pending' GROUP BY status
            UNION ALL SELECT 'failed_attempt', count(*) FROM attempts WHERE error_class IS NOT NULL HAVING count(*) > 0) AS counted
        """);

    private static Task<string> SumAsync(DispatchDatabase database, string table, int? accountId) => database.QueryAsync<string>(
        $"""
        SELECT coalesce(string_agg(outcome || ' ' || sum, ', ' ORDER BY outcome), '') FROM (
            SELECT outcome, sum(count) FROM {table} WHERE {(accountId is { } id ? $"account_id = {id}" : "TRUE")} GROUP BY outcome) AS counted
        """);
}
