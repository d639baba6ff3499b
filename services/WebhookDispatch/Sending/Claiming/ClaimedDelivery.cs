namespace Icaro.WebhookDispatch.Sending.Claiming;

/// <summary>A delivery whose lane is leased to this replica, with everything that an attempt needs.</summary>
/// <param name="Number">The number of this attempt.</param>
/// <param name="Progress">As in <see cref="Lane.Progress"/>.</param>
/// <param name="RetryCount">Pauses of the retry schedule that were used.</param>
/// <param name="RetryUntil">When the retries end; null before the first failure.</param>
/// <param name="Channel">As in <see cref="DeliveryEndpoint.Channel"/>.</param>
/// <param name="EndpointVersion">As in <see cref="DeliveryEndpoint.Version"/>.</param>
/// <param name="BlocksOnFailure">The lane waits for an operator when the retries end.</param>
/// <param name="IsEndpointHealthy">A fast success would not change the endpoint's row.</param>
/// <param name="IsEndpointProven">As in <see cref="ClaimSql.Claim"/>.</param>
/// <param name="EndpointFailingSince">The first failure since the endpoint's last success.</param>
/// <param name="RetiringSecrets">As in <see cref="DeliveryEndpoint.RetiringSecrets"/>.</param>
/// <param name="SealedHeaders">As in <see cref="DeliveryEndpoint.SealedHeaders"/>.</param>
/// <param name="RetrySchedule">As in <see cref="DeliveryEndpoint.RetrySchedule"/>.</param>
/// <param name="AccountId">As in <see cref="Delivery.AccountId"/>.</param>
/// <param name="ClaimedAt">By the database's clock.</param>
/// <param name="Lease">Shared by all that were claimed together.</param>
internal sealed record ClaimedDelivery(
    Guid Id,
    int EndpointId,
    int SubjectId,
    long Sequence,
    DateTimeOffset OccurredAt,
    byte[] SealedBody,
    string? TraceParent,
    int Number,
    int Progress,
    int RetryCount,
    DateTimeOffset? RetryUntil,
    string Channel,
    long EndpointVersion,
    string Url,
    byte[] SealedToken,
    byte[] SealedSigningSecret,
    bool BlocksOnFailure,
    bool IsEndpointHealthy,
    bool IsEndpointProven,
    DateTimeOffset? EndpointFailingSince,
    string RetiringSecrets,
    byte[]? SealedHeaders,
    int[]? RetrySchedule,
    int? AccountId,
    DateTimeOffset ClaimedAt,
    Lease Lease)
{
    /// <summary>Deliveries of a lane begin at 1.</summary>
    public const long SequenceOfTests = 0;

    public bool IsTest => Sequence == SequenceOfTests;

    /// <summary>The time of the database, so that a wrong clock of one machine decides about no delivery.</summary>
    public DateTimeOffset Now => ClaimedAt + Lease.Age;

    /// <summary>Reads a row of <see cref="ClaimSql.Claim"/>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="lease">Of the claim.</param>
    /// <param name="lane">The leased lane.</param>
    /// <returns>Null for a lane whose head is settled: it was discarded, or became the head during the claim.</returns>
    public static ClaimedDelivery? Read(NpgsqlDataReader row, Lease lease, out (int EndpointId, int SubjectId) lane)
    {
        lane = (row.GetInt32(1), row.GetInt32(2));
        return row.IsDBNull(3) ? null : new(
            row.GetGuid(0), lane.EndpointId, lane.SubjectId, row.GetInt64(3),
            row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<byte[]>(5), row.IsDBNull(6) ? null : row.GetString(6),
            row.GetInt32(7), row.GetInt32(8), row.GetInt32(9), row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10),
            row.GetString(11), row.GetInt64(12), row.GetString(13), row.GetFieldValue<byte[]>(14), row.GetFieldValue<byte[]>(15),
            row.GetBoolean(16),
            row.GetBoolean(17), row.GetBoolean(18),
            row.IsDBNull(19) ? null : row.GetFieldValue<DateTimeOffset>(19), row.GetString(20),
            row.IsDBNull(21) ? null : row.GetFieldValue<byte[]>(21), row.IsDBNull(22) ? null : row.GetFieldValue<int[]>(22),
            row.IsDBNull(23) ? null : row.GetInt32(23), row.GetFieldValue<DateTimeOffset>(24), lease);
    }
}
