using Icaro.Notifications;

namespace Icaro.Outbox;

/// <summary>Messages that wait too long for the broker, and messages that it refuses.</summary>
internal sealed class OutboxConditions<TContext>(OutboxBacklog<TContext> backlog, IOptions<OutboxOptions> options, TimeProvider time)
    : IConditionSource
    where TContext : DbContext
{
    public async Task<IReadOnlyList<Condition>> ReadAsync(CancellationToken cancellationToken)
    {
        await backlog.Figures.RefreshAsync(cancellationToken);
        var now = backlog.Figures.Latest ?? throw new InvalidOperationException("The outbox cannot be read.");
        List<Condition> conditions = [];
        if (time.AgeOf(now.Oldest) > options.Value.DegradedAfter)
        {
            var waiting = HealthWords.Count(now.Messages, "message waits", "messages wait");
            conditions.Add(new("outbox", "late", $"{waiting} for the broker, the oldest since {now.Oldest:yyyy-MM-dd HH:mm} UTC."));
        }

        if (now.Refused > 0)
        {
            var refused = HealthWords.Count(now.Refused, "message", "messages");
            conditions.Add(new("refused messages", "waiting", $"The broker refuses {refused}, until an operator retries."));
        }

        return conditions;
    }
}
