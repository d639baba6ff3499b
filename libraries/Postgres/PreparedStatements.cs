namespace Icaro.Postgres;

public static class PreparedStatements
{
    /// <summary>More than any service has.</summary>
    private const int Max = 100;

    /// <summary>
    /// Lets connections keep the plans of frequent statements. Nobody changes settings, listens or locks on a pooled connection, so it
    /// needs no reset, which takes longer than most statements. JIT compilation is off: with wrong estimates it took a hundred times as
    /// long as the statement.
    /// </summary>
    public static string In(string? connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = Max, NoResetOnClose = true, Options = "-c jit=off" }
            .ConnectionString;
}
