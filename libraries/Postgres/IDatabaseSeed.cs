namespace Icaro.Postgres;

/// <summary>
/// Puts into a migrated database what the service cannot start without. Runs at every start, before the service is ready,
/// in one transaction with all other seeds, and never beside another replica.
/// </summary>
public interface IDatabaseSeed<TContext>
    where TContext : DbContext
{
    Task SeedAsync(TContext db, CancellationToken cancellationToken);
}
