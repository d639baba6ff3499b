namespace Icaro.WebhookDispatch;

internal static class DispatchDataSource
{
    /// <summary>
    /// Locks are held for the length of one round trip. Should a replica that holds some be cut off or stand still, the
    /// server notices, and the others do not wait for it.
    /// </summary>
    private const string ServerSettings =
        $"{PlanByIndex} {ServerOptions.PlanOnce} {ServerOptions.NoticeLostClients} -c lock_timeout=2s -c idle_in_transaction_session_timeout=10s";

    /// <summary>
    /// Every statement finds its few rows by an index. The tables are queues, whose statistics are always old: going by them, the
    /// server would now and then read all that ever was delivered.
    /// </summary>
    private const string PlanByIndex = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

    /// <summary>Seconds: longer than any statement takes, and not so long that a connection which is dead holds us up.</summary>
    private const int CommandTimeout = 10;

    /// <summary>Seconds: what does not answer by then is asked again, so that work goes on soon when it does.</summary>
    private const int ConnectTimeout = 3;

    /// <summary>Adds the connections for what is done per delivery.</summary>
    public static void AddDispatchDataSource(this IHostApplicationBuilder builder)
    {
        var prepared = new NpgsqlConnectionStringBuilder(PreparedStatements.In(builder.Configuration.Required("ConnectionStrings:dispatchdb")));
        var settings = new NpgsqlConnectionStringBuilder(prepared.ConnectionString)
        {
            Options = $"{prepared.Options} {ServerSettings}",
            CommandTimeout = CommandTimeout,
            Timeout = ConnectTimeout,
            TcpKeepAlive = true,
            TcpKeepAliveTime = 5,
            TcpKeepAliveInterval = 1,
        };
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(settings));
    }
}
