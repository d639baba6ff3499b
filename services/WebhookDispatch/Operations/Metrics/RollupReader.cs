namespace Icaro.WebhookDispatch.Operations.Metrics;

/// <summary>A count of one bucket.</summary>
/// <param name="Outcome">One of <see cref="Rollups.Outcome"/>.</param>
/// <param name="DurationClass">As in <see cref="Rollups.DurationClass"/>.</param>
internal sealed record RollupRow(DateTimeOffset Bucket, string Outcome, int DurationClass, long Count);

internal sealed class RollupReader(NpgsqlDataSource database)
{
    /// <param name="range">The buckets.</param>
    /// <param name="accountId">Only deliveries of this reseller's hotspots; null for all.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<List<RollupRow>> ReadAsync(MetricsRange range, int? accountId, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(
            Sql(range.Step), range.From, range.To, range.EndpointId ?? (object)DBNull.Value, accountId ?? (object)DBNull.Value);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(Read, cancellationToken);
    }

    /// <remarks>$1 start, $2 end, $3 endpoint or null, $4 account or null.</remarks>
    private static string Sql(RollupStep step) => $"""
        SELECT bucket, outcome, duration_class, sum(count)::bigint
        FROM {step.Table}
        WHERE bucket >= $1 AND bucket < $2 AND ($3::int IS NULL OR endpoint_id = $3) AND ($4::int IS NULL OR account_id = $4)
        GROUP BY bucket, outcome, duration_class
        """;

    private static RollupRow Read(NpgsqlDataReader row) =>
        new(row.GetFieldValue<DateTimeOffset>(0), row.GetString(1), row.GetInt32(2), row.GetInt64(3));
}
