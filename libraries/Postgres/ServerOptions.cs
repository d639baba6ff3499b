namespace Icaro.Postgres;

/// <summary>Settings of PostgreSQL for the <c>Options</c> of a connection string.</summary>
public static class ServerOptions
{
    /// <summary>
    /// Plans a prepared statement once. The server would plan it again for each short array, which takes longer than running it.
    /// </summary>
    public const string PlanOnce = "-c plan_cache_mode=force_generic_plan";

    /// <summary>Ends the session and the locks of a disconnected client within 11 s instead of two hours.</summary>
    public const string NoticeLostClients = "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";
}
