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
    /// <returns>A text that is no connection string as it is: it stops the start with a sentence.</returns>
    public static string? In(string? connectionString)
    {
        if (ConnectionSettings.Read(connectionString) is not { } settings)
            return connectionString;

        settings.MaxAutoPrepare = Max;
        settings.NoResetOnClose = true;
        settings.Options = "-c jit=off";
        settings.RequireWritable();
        return settings.ConnectionString;
    }
}
