namespace Icaro.Testing;

/// <summary>What AppHost.cs calls the parts of the system.</summary>
public static class Resources
{
    public const string Gateway = "gateway";
    public const string Catalog = "integrations-catalog";
    public const string Dispatch = "webhook-dispatch";
    public const string Wings = "wings-redirect";
    public const string Console = "console";
    public const string Platform = "external-platform";
    public const string Postgres = "postgres";
    public const string Broker = "messaging";
    public const string CatalogDatabase = "catalogdb";
    public const string DispatchDatabase = "dispatchdb";
}
