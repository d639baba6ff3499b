namespace Icaro.Postgres;

/// <summary>
/// Writes rows that the service cannot start without. Runs at every start, before the service is ready, in one transaction with all
/// other seeds, and on one replica at a time.
/// </summary>
public interface IDatabaseSeed<TContext>
    where TContext : DbContext
{
    Task SeedAsync(TContext db, CancellationToken cancellationToken);
}
