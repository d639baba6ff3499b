namespace Icaro.WebhookDispatch;

/// <summary>The connections for the statements that run per delivery.</summary>
internal static class DispatchDataSource
{
    /// <summary>
    /// Locks are held for one round trip. If a replica with locks is disconnected or hangs, these timeouts release them, and
    /// other replicas continue.
    /// </summary>
    private const string ServerSettings =
        $"{PlanByIndex} {ServerOptions.PlanOnce} {ServerOptions.NoticeLostClients} "
        + "-c lock_timeout=2s -c idle_in_transaction_session_timeout=10s";

    /// <summary>
    /// Every statement reads few rows by index. The tables are queues, so their statistics are always outdated, and would make the server
    /// scan whole tables now and then.
    /// </summary>
    private const string PlanByIndex = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    /// <summary>Seconds: longer than any statement takes, and short enough to notice a dead connection soon.</summary>
    private const int CommandTimeout = 10;

    /// <summary>Seconds: short, so that the service recovers soon after the server does.</summary>
    private const int ConnectTimeout = 3;

    public static void AddDispatchDataSource(this IServiceCollection services) =>
        services.AddSingleton(provider => NpgsqlDataSource.Create(
            Settings(provider.GetRequiredService<IConfiguration>().Required("ConnectionStrings:dispatchdb"))));

    public static NpgsqlConnectionStringBuilder Settings(string connectionString)
    {
        var prepared = new NpgsqlConnectionStringBuilder(PreparedStatements.In(connectionString));
        return new(prepared.ConnectionString)
        {
            Options = $"{prepared.Options} {ServerSettings}",
            CommandTimeout = CommandTimeout,
            Timeout = ConnectTimeout,
            TcpKeepAlive = true,
            TcpKeepAliveTime = 5,
            TcpKeepAliveInterval = 1,
        };
    }
}
