namespace Icaro.Outbox;

/// <summary>Where the outbox of <typeparamref name="TContext"/> lies.</summary>
internal sealed record OutboxConnection<TContext>(string ConnectionString)
    where TContext : DbContext;
