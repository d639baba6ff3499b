namespace Icaro.WebhookDispatch.Sending.Claiming;

/// <summary>A delivery whose lane this replica holds by lease, with all that an attempt needs.</summary>
/// <param name="Number">The number of this attempt.</param>
/// <param name="Progress">As in <see cref="Lanes.Lane.Progress"/>.</param>
/// <param name="RetryCount">Pauses of the retry schedule that were used.</param>
/// <param name="RetryUntil">When the retries end; null before the first failure.</param>
/// <param name="Channel">As in <see cref="Endpoints.DeliveryEndpoint.Channel"/>.</param>
/// <param name="EndpointVersion">As in <see cref="Endpoints.DeliveryEndpoint.Version"/>.</param>
/// <param name="BlocksOnFailure">Whether the lane waits for an operator when the retries end.</param>
/// <param name="IsEndpointHealthy">Whether there would be nothing to note about the endpoint if it answered fast.</param>
/// <param name="EndpointFailingSince">The first failure since the endpoint's last success.</param>
/// <param name="RetiringSecrets">As in <see cref="Endpoints.DeliveryEndpoint.RetiringSecrets"/>.</param>
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
    DateTimeOffset? EndpointFailingSince,
    string RetiringSecrets)
{
    /// <summary>Reads what <see cref="ClaimSql.Claim"/> returns.</summary>
    public static ClaimedDelivery Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetInt32(1),
        row.GetInt32(2),
        row.GetInt64(3),
        row.GetFieldValue<DateTimeOffset>(4),
        row.GetFieldValue<byte[]>(5),
        row.IsDBNull(6) ? null : row.GetString(6),
        row.GetInt32(7),
        row.GetInt32(8),
        row.GetInt32(9),
        row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10),
        row.GetString(11),
        row.GetInt64(12),
        row.GetString(13),
        row.GetFieldValue<byte[]>(14),
        row.GetFieldValue<byte[]>(15),
        row.GetBoolean(16),
        row.GetBoolean(17),
        row.IsDBNull(18) ? null : row.GetFieldValue<DateTimeOffset>(18),
        row.GetString(19));
}
