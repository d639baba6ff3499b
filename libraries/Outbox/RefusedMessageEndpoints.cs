using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Icaro.Outbox;

/// <summary>What operators see of refused messages, and do about them. Bodies are not shown.</summary>
public static class RefusedMessageEndpoints
{
    private const int MaxListed = 100;

    /// <param name="operators">A group that only operators may call.</param>
    public static void MapRefusedMessages(this RouteGroupBuilder operators)
    {
        operators.MapGet("", ListAsync).WithSummary("Lists messages that the broker refuses, the newest first, at most 100");
        operators.MapPost("/retry", RetryAsync).WithSummary("Returns the refused messages to the outbox");
    }

    private static async Task<Ok<RefusedMessagesResponse>> ListAsync(ServiceDatabase database, CancellationToken cancellationToken)
    {
        var messages = await database.Context.Set<RefusedMessage>()
            .OrderByDescending(message => message.Id)
            .Take(MaxListed)
            .Select(message => new RefusedMessageResponse(
                message.Id, message.MessageId, message.Type, message.Payload.Length, message.RefusedAt))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new RefusedMessagesResponse(messages));
    }

    private static async Task<Ok<RetriedMessagesResponse>> RetryAsync(
        ServiceDatabase database, AsyncSignal<OutboxMessage> signal, CancellationToken cancellationToken)
    {
        var count = await database.Context.Database.ExecuteSqlRawAsync(
            $"""
            WITH retried AS (DELETE FROM {OutboxModel.RefusedTable} RETURNING id, message_id, type, payload, trace_parent)
            INSERT INTO {OutboxModel.Table} (message_id, type, payload, trace_parent)
            SELECT message_id, type, payload, trace_parent FROM retried ORDER BY id
            """,
            cancellationToken);
        signal.Set();
        return TypedResults.Ok(new RetriedMessagesResponse(count));
    }
}

/// <param name="Messages">The newest first.</param>
public sealed record RefusedMessagesResponse(IReadOnlyList<RefusedMessageResponse> Messages)
{
    public static RefusedMessagesResponse Example { get; } = new(
        [new(1, new("01a226c7-f9d3-70b2-bb3c-204443dde46d"), "IntegrationToggled", 801_494, new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero))]);
}

/// <param name="Id">The number of the refusal.</param>
/// <param name="MessageId">The id on the bus.</param>
/// <param name="Type">The type of the message.</param>
/// <param name="Size">In characters.</param>
/// <param name="RefusedAt">When the relay gave up.</param>
public sealed record RefusedMessageResponse(long Id, Guid MessageId, string Type, int Size, DateTimeOffset RefusedAt);

/// <param name="Count">How many messages are in the outbox again.</param>
/// <param name="Status"><c>success</c>, as in all responses of Icaro's API.</param>
public sealed record RetriedMessagesResponse(int Count, string Status = "success")
{
    public static RetriedMessagesResponse Example { get; } = new(1);
}
