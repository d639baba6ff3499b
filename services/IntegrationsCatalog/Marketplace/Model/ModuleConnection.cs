namespace Icaro.IntegrationsCatalog.Marketplace.Model;

/// <summary>An account's connection to a module, as the module described it.</summary>
internal sealed class ModuleConnection
{
    /// <summary>Also the id of the endpoint for activity callbacks. All kinds of endpoints share one sequence of ids.</summary>
    public int Id { get; private set; }

    public required int ModuleId { get; init; }

    public required int AccountId { get; init; }

    /// <summary>Lowercase hex SHA-256 of the module's api key.</summary>
    public required string ApiKeyHash { get; set; }

    public required string[] Scopes { get; set; }

    /// <summary>Sealed. Identifies the connection to the module, and is the only authentication of callbacks.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Lowercase hex SHA-256, unique for the module.</summary>
    public string ClientIdHash { get; set; } = "";

    public string Name { get; set; } = "";

    public string Logo { get; set; } = "";

    public bool Active { get; set; } = true;

    public bool Freeze { get; set; }

    public string BaseUrl { get; set; } = "";

    /// <summary>Relative to <see cref="BaseUrl"/>; empty for a module without callbacks.</summary>
    public string ActivityPath { get; set; } = "";

    /// <summary>Relative to <see cref="BaseUrl"/>.</summary>
    public string SettingsPath { get; set; } = "";

    public string[] AvailableCountries { get; set; } = [];

    /// <summary>The account page, which a form with the client id opens.</summary>
    public string AccountUrl { get; set; } = "";

    /// <summary>The integration for hotspots, if the module declared one.</summary>
    public int? IntegrationId { get; set; }

    /// <summary>The number of the last activity callback.</summary>
    public long ActivitySequence { get; set; }

    /// <summary>Increases when the address of activity callbacks changes.</summary>
    public long EndpointVersion { get; set; } = 1;

    public required DateTimeOffset Created { get; init; }

    /// <summary>Null for a module without callbacks.</summary>
    public string? ActivityUrl => ActivityPath is "" ? null : Below(BaseUrl, ActivityPath);

    /// <summary>The URL of a path, which is always on the module's own server.</summary>
    public static string Below(string baseUrl, string path) => $"{baseUrl.TrimEnd('/')}/{path.TrimStart('/')}";
}

internal static class ConnectionQueries
{
    public static Task<ModuleConnection?> FindConnectionAsync(
        this CatalogDbContext db, int moduleId, int accountId, CancellationToken cancellationToken) =>
        db.ModuleConnections.AsNoTracking()
            .SingleOrDefaultAsync(row => row.ModuleId == moduleId && row.AccountId == accountId, cancellationToken);

    /// <summary>Locks the connection until the transaction ends.</summary>
    /// <returns>Null when the connection no longer exists.</returns>
    public static Task<ModuleConnection?> LockConnectionAsync(
        this CatalogDbContext db, int connectionId, CancellationToken cancellationToken) =>
        db.ModuleConnections
            .FromSql($"SELECT * FROM module_connections WHERE id = {connectionId} FOR UPDATE")
            .SingleOrDefaultAsync(cancellationToken);
}
