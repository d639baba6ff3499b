namespace Icaro.WebhookDispatch.Operations.Conditions;

/// <summary>
/// Lanes whose next delivery has been due for long although the endpoint works: the dispatcher is too slow, or a rate limit too low.
/// </summary>
internal sealed class LateDeliveries(NpgsqlDataSource database, IOptions<DispatchOptions> options) : IConditionSource
{
    /// <remarks>$1 how late.</remarks>
    private const string Sql = """
        SELECT min(lane.next_attempt_at) FROM endpoints AS endpoint
        JOIN lanes AS lane ON lane.endpoint_id = endpoint.id
        WHERE endpoint.disabled_at IS NULL AND endpoint.failing_since IS NULL AND coalesce(endpoint.paused_until <= now(), TRUE)
          AND lane.next_attempt_at < now() - $1
        """;

    public async Task<IReadOnlyList<Condition>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = options.Value.DegradedAfter });
        return await command.ExecuteScalarAsync(cancellationToken) is DateTime oldest
            ? [new("deliveries", "late", $"A delivery to an endpoint that works has been due since {oldest:yyyy-MM-dd HH:mm} UTC.")]
            : [];
    }
}
