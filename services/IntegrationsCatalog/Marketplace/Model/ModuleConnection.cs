namespace Icaro.IntegrationsCatalog.Marketplace.Model;

/// <summary>An account's connection to a module, as the module described it.</summary>
internal sealed class ModuleConnection
{
    /// <summary>Also the id of the endpoint that gets its activity callbacks: it counts together with those of integrations.</summary>
    public int Id { get; private set; }

    public required int ModuleId { get; init; }

    public required int AccountId { get; init; }

    /// <summary>Lowercase hex SHA-256 of the module's api key.</summary>
    public required string ApiKeyHash { get; set; }

    /// <summary>Of the api key.</summary>
    public required string[] Scopes { get; set; }

    /// <summary>Sealed. By it the module knows the connection, and it is all that protects its callbacks.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Lowercase hex SHA-256: no two connections of a module have the same.</summary>
    public string ClientIdHash { get; set; } = "";

    public string Name { get; set; } = "";

    public string Logo { get; set; } = "";

    public bool Active { get; set; } = true;

    public bool Freeze { get; set; }

    public string BaseUrl { get; set; } = "";

    /// <summary>Below <see cref="BaseUrl"/>; empty for a module that wants no callbacks.</summary>
    public string ActivityPath { get; set; } = "";

    /// <summary>Below <see cref="BaseUrl"/>.</summary>
    public string SettingsPath { get; set; } = "";

    public string[] AvailableCountries { get; set; } = [];

    /// <summary>Where the account's users are let in, by a form with the client id.</summary>
    public string AccountUrl { get; set; } = "";

    /// <summary>What hotspots can switch on, if the module declared a webhook.</summary>
    public int? IntegrationId { get; set; }

    /// <summary>The number of the last activity callback.</summary>
    public long ActivitySequence { get; set; }

    /// <summary>Counts the changes of where activity callbacks go.</summary>
    public long EndpointVersion { get; set; } = 1;

    public required DateTimeOffset Created { get; init; }

    /// <summary>Null for a module that wants no callbacks.</summary>
    public string? ActivityUrl => ActivityPath is "" ? null : Below(BaseUrl, ActivityPath);

    /// <summary>The path of an action, on the module's own server whatever it looks like.</summary>
    public static string Below(string baseUrl, string path) => $"{baseUrl.TrimEnd('/')}/{path.TrimStart('/')}";
}

internal static class ConnectionQueries
{
    public static Task<ModuleConnection?> FindConnectionAsync(
        this CatalogDbContext db, int moduleId, int accountId, CancellationToken cancellationToken) =>
        db.ModuleConnections.AsNoTracking()
            .SingleOrDefaultAsync(row => row.ModuleId == moduleId && row.AccountId == accountId, cancellationToken);

    /// <summary>Whoever else wants to change the connection waits until the transaction ends.</summary>
    /// <returns>Null when it is no more.</returns>
    public static Task<ModuleConnection?> LockConnectionAsync(this CatalogDbContext db, int connectionId, CancellationToken cancellationToken) =>
        db.ModuleConnections
            .FromSql($"SELECT * FROM module_connections WHERE id = {connectionId} FOR UPDATE")
            .SingleOrDefaultAsync(cancellationToken);
}
