namespace Icaro.Benchmarks.Systems;

/// <summary>What AppHost.cs calls the parts of the system.</summary>
internal static class Resources
{
    public const string Gateway = "gateway";
    public const string Catalog = "integrations-catalog";
    public const string Dispatch = "webhook-dispatch";
    public const string Wings = "wings-redirect";
    public const string Postgres = "postgres";
    public const string Broker = "messaging";
}
