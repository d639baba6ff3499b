namespace Icaro.WebhookDispatch.Intake;

/// <summary>Finds out what became of toggles, and tells the catalog which ones are missing.</summary>
internal sealed partial class UnconfirmedToggles(
    NpgsqlDataSource database, AsyncSignal<OutboxMessage> outbox, TimeProvider time, ILogger<UnconfirmedToggles> logger)
{
    /// <summary>Toggles that arrived just before the question, after an outage for example, are still being stored.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);

    /// <summary>
    /// A delivery that failed is owed again once its endpoint has recovered. A delivered one may have been dropped with its
    /// partition, but its lane has reached it. What waits, or was decided by an operator, is neither missing nor accepted.
    /// </summary>
    /// <remarks>$1 endpoints, $2 subjects, $3 sequences. Returns whether each is missing; null for neither.</remarks>
    private const string Trace = """
        SELECT CASE
            WHEN endpoint.disabled_reason = 'removed' THEN NULL
            WHEN delivery.status = 'failed' AND NOT lane.blocked
                THEN CASE WHEN endpoint.disabled_at IS NULL AND delivery.settled_at < endpoint.recovered_at THEN TRUE END
            WHEN delivery.status IS NULL THEN coalesce(lane.reached_sequence, 0) < asked.sequence END
        FROM unnest($1, $2, $3) WITH ORDINALITY AS asked (endpoint_id, subject_id, sequence, position)
        LEFT JOIN endpoints AS endpoint ON endpoint.id = asked.endpoint_id
        LEFT JOIN lanes AS lane ON lane.endpoint_id = asked.endpoint_id AND lane.subject_id = asked.subject_id
        LEFT JOIN deliveries AS delivery
          ON delivery.endpoint_id = asked.endpoint_id AND delivery.subject_id = asked.subject_id
         AND delivery.sequence = asked.sequence AND delivery.delivered_at IS NULL
        ORDER BY asked.position
        """;

    /// <summary>The next toggle does not wait for the missing one.</summary>
    /// <remarks>$1 endpoints, $2 subjects, $3 sequences.</remarks>
    private const string PassOver = """
        INSERT INTO lanes AS lane (endpoint_id, subject_id, reached_sequence)
        SELECT endpoint_id, subject_id, max(sequence) FROM unnest($1, $2, $3) AS missing (endpoint_id, subject_id, sequence)
        GROUP BY endpoint_id, subject_id ORDER BY endpoint_id, subject_id
        ON CONFLICT (endpoint_id, subject_id) DO UPDATE SET
            reached_sequence = greatest(lane.reached_sequence, excluded.reached_sequence)
        """;

    public async Task CheckAsync(IReadOnlyList<ToggleNumber> toggles, CancellationToken cancellationToken)
    {
        await Task.Delay(Delay, time, cancellationToken);
        try
        {
            await AnswerAsync(toggles, cancellationToken);
        }
        catch (NpgsqlException unavailable)
        {
            // The catalog asks again.
            Log.Unanswered(logger, toggles.Count, unavailable.Message);
        }
    }

    private async Task AnswerAsync(IReadOnlyList<ToggleNumber> toggles, CancellationToken cancellationToken)
    {
        var areMissing = await TraceAsync(toggles, cancellationToken);
        var message = new TogglesChecked
        {
            Missing = [.. toggles.Where((_, i) => areMissing[i] is true)],
            Accepted = [.. toggles.Where((_, i) => areMissing[i] is false)],
        };
        if (message is { Missing: [], Accepted: [] })
            return;

        await using var batch = database.CreateBatch();
        Add(batch, PassOver, message.Missing);
        batch.Add(OutboxMessage.For(message, Guid.CreateVersion7()));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        outbox.Set();
    }

    private async Task<List<bool?>> TraceAsync(IReadOnlyList<ToggleNumber> toggles, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        Add(batch, Trace, toggles);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await rows.ReadAsync<bool?>(row => row.IsDBNull(0) ? null : row.GetBoolean(0), cancellationToken);
    }

    private static void Add(NpgsqlBatch batch, string statement, IReadOnlyList<ToggleNumber> toggles) => batch.Add(
        statement,
        toggles.Select(toggle => toggle.IntegrationId).ToArray(),
        toggles.Select(toggle => toggle.HotspotId).ToArray(),
        toggles.Select(toggle => toggle.Sequence).ToArray());

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Count} unconfirmed toggles cannot be checked now: {Reason}")]
        public static partial void Unanswered(ILogger logger, int count, string reason);
    }
}
