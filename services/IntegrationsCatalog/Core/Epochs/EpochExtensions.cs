namespace Icaro.IntegrationsCatalog.Core.Epochs;

/// <summary>Starts the first epoch: the connection that created the tables was opened before.</summary>
internal sealed class EpochSeed : IDatabaseSeed<CatalogDbContext>
{
    public Task SeedAsync(CatalogDbContext db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync(EpochSql.StartIfRestored, cancellationToken);
}

internal static class EpochExtensions
{
    /// <summary>Every new connection first looks whether a new epoch begins: after a failover the process and its pool live on.</summary>
    public static void UseEpochs(this DbContextOptionsBuilder options) => options.UseNpgsql(npgsql =>
        npgsql.ConfigureDataSource(source => source.UsePhysicalConnectionInitializer(Start, StartAsync)));

    private static void Start(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(EpochSql.StartIfRestored, connection);
        command.ExecuteNonQuery();
    }

    private static async Task StartAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(EpochSql.StartIfRestored, connection);
        await command.ExecuteNonQueryAsync();
    }
}
