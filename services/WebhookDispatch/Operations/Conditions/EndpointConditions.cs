namespace Icaro.WebhookDispatch.Operations.Conditions;

/// <summary>Endpoints that have failed for a while, or that were disabled and not by an operator.</summary>
internal sealed class EndpointConditions(NpgsqlDataSource database, IOptions<EndpointOptions> options) : IConditionSource
{
    private const int MaxCounted = 1000;

    /// <summary>A decision of an operator settles the condition that was there before; after a day there is none any more.</summary>
    /// <remarks>$1 how long an endpoint fails before that is a condition, $2 how many deliveries are counted.</remarks>
    private const string Sql = $"""
        SELECT endpoint.id, endpoint.url, endpoint.disabled_reason, coalesce(endpoint.disabled_at, endpoint.failing_since),
            waiting.count, endpoint.settled
        FROM (
            SELECT *, coalesce(disabled_reason IN ('{DisableReason.Operator}', '{DisableReason.Removed}'), FALSE) AS settled
            FROM endpoints) AS endpoint
        CROSS JOIN LATERAL (
            SELECT count(*) AS count FROM (
                SELECT FROM deliveries WHERE NOT endpoint.settled AND endpoint_id = endpoint.id AND {LaneSql.IsPending}
                LIMIT $2) AS counted) AS waiting
        WHERE CASE WHEN endpoint.settled THEN endpoint.disabled_at > now() - interval '1 day'
            ELSE endpoint.disabled_at IS NOT NULL OR endpoint.failing_since < now() - $1 END
        """;

    public async Task<IReadOnlyList<Condition>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = options.Value.NotifyAfter });
        command.Parameters.Add(new() { Value = MaxCounted + 1 });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(Read, cancellationToken);
    }

    private static Condition Read(NpgsqlDataReader row)
    {
        var subject = $"endpoint {row.GetInt32(0)}";
        if (row.GetBoolean(5))
            return Condition.Settled(subject);

        var reason = row.IsDBNull(2) ? null : row.GetString(2);
        var since = $"{row.GetFieldValue<DateTimeOffset>(3):yyyy-MM-dd HH:mm} UTC";
        var waiting = row.GetInt64(4) > MaxCounted
            ? $"more than {MaxCounted} deliveries wait"
            : HealthWords.Count(row.GetInt64(4), "delivery waits", "deliveries wait");
        var host = Uri.TryCreate(row.GetString(1), UriKind.Absolute, out var url) ? url.Host : "an invalid URL";
        return reason is null
            ? new(subject, "failing", $"{host} has failed since {since}; {waiting}.")
            : new(subject, "disabled", $"{host} was disabled at {since} ({reason}); {waiting} until it is enabled.");
    }
}
