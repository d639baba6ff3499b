namespace Icaro.Postgres;

/// <summary>What connections ask of PostgreSQL, in the <c>Options</c> of their connection strings.</summary>
public static class ServerOptions
{
    /// <summary>
    /// For statements whose plan is the same whatever the parameters are. By itself the server would make it anew for each short
    /// array, which takes it longer than to go by the plan.
    /// </summary>
    public const string PlanOnce = "-c plan_cache_mode=force_generic_plan";

    /// <summary>Ends the session of a client that was cut off, and so its locks, within 11 s. By itself the server would take two hours.</summary>
    public const string NoticeLostClients = "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3";
}
