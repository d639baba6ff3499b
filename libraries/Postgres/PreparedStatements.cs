namespace Icaro.Postgres;

public static class PreparedStatements
{
    /// <summary>More than the statements that a service has.</summary>
    private const int Max = 100;

    /// <summary>
    /// Has connections keep the plans of the statements that they see often. And since nobody here changes settings, listens or
    /// locks on a connection of the pool, the next user needs no reset of it, which would take longer than maxBatchSize statements. Nor do
    /// they need machine code: where the server's estimates go wrong, making it took a hundred times as long as the statement.
    /// </summary>
    public static string In(string? connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = Max, NoResetOnClose = true, Options = "-c jit=off" }.ConnectionString;
}
