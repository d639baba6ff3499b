namespace Icaro.Postgres.Partitions;

public static class PartitionExtensions
{
    /// <summary>Creates and drops the daily partitions of these tables, besides others of <typeparamref name="TContext"/>.</summary>
    public static void AddDailyTables<TContext>(this IServiceCollection services, Func<IServiceProvider, IReadOnlyList<DailyTable>> tables)
        where TContext : DbContext
    {
        services.AddSingleton(provider => new DailyTables<TContext>(tables(provider)));
        services.AddHostedService<PartitionKeeper<TContext>>();
    }
}

/// <summary>Some tables of one database.</summary>
internal sealed record DailyTables<TContext>(IReadOnlyList<DailyTable> All)
    where TContext : DbContext;
