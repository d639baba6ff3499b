namespace Icaro.Postgres;

public static class WritableServer
{
    /// <summary>
    /// Of several hosts, use the one that accepts writes, also after a standby took over. The attribute "primary" would accept an old
    /// primary that was made read-only.
    /// </summary>
    public static void RequireWritable(this NpgsqlConnectionStringBuilder settings)
    {
        if (settings.Host?.Contains(',', StringComparison.Ordinal) is true)
            settings.TargetSessionAttributes = "read-write";
    }

    /// <summary>Whether the server has become read-only. It tells its clients so, with the next response.</summary>
    public static bool IsReadOnly(this NpgsqlConnection connection) =>
        Says(connection, "default_transaction_read_only") || Says(connection, "in_hot_standby");

    private static bool Says(NpgsqlConnection connection, string parameter) =>
        connection.PostgresParameters.TryGetValue(parameter, out var value) && value == "on";
}
