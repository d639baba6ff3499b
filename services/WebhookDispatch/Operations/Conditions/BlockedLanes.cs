namespace Icaro.WebhookDispatch.Operations.Conditions;

/// <summary>Lanes that wait for an operator after a failure, by endpoint.</summary>
internal sealed class BlockedLanes(NpgsqlDataSource database) : IConditionSource
{
    private const string Sql = "SELECT endpoint_id, count(*) FROM lanes WHERE blocked GROUP BY endpoint_id";

    public async Task<IReadOnlyList<Condition>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sql);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync(Read, cancellationToken);
    }

    private static Condition Read(NpgsqlDataReader row)
    {
        var waiting = HealthWords.Count(row.GetInt64(1), "lane waits", "lanes wait");
        return new($"lanes of endpoint {row.GetInt32(0)}", "blocked", $"{waiting} until an operator replays or discards what has failed.");
    }
}
