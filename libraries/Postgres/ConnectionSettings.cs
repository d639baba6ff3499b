namespace Icaro.Postgres;

internal static class ConnectionSettings
{
    /// <returns>Null for a text that is no connection string.</returns>
    public static NpgsqlConnectionStringBuilder? Read(string? connectionString)
    {
        try
        {
            return new(connectionString);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
