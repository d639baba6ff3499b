using Icaro.ServiceDefaults.Configuration;
using Npgsql;

namespace Icaro.WebhookDispatch;

internal static class DispatchDataSource
{
    /// <summary>
    /// Locks are held for the length of one round trip. Should a replica that holds some be cut off or stand still, the
    /// server notices, and the others do not wait for it.
    /// </summary>
    private const string ServerSettings =
        "-c lock_timeout=5s -c idle_in_transaction_session_timeout=10s"
        + " -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";

    /// <summary>Seconds: longer than any statement takes, and not so long that a connection which is dead holds us up.</summary>
    private const int CommandTimeout = 10;

    /// <summary>Adds the connections for what is done per delivery, untraced: a poll each second would bury the deliveries.</summary>
    public static void AddDispatchDataSource(this IHostApplicationBuilder builder)
    {
        var settings = new NpgsqlConnectionStringBuilder(builder.Configuration.Required("ConnectionStrings:dispatchdb"))
        {
            Options = ServerSettings,
            CommandTimeout = CommandTimeout,
            TcpKeepAlive = true,
            TcpKeepAliveTime = 5,
            TcpKeepAliveInterval = 1,
        };
        builder.Services.AddSingleton(_ =>
        {
            var dataSource = new NpgsqlDataSourceBuilder(settings.ConnectionString);
            dataSource.ConfigureTracing(tracing => tracing.ConfigureCommandFilter(_ => false).ConfigureBatchFilter(_ => false));
            return dataSource.Build();
        });
    }
}
