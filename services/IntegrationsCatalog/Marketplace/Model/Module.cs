namespace Icaro.IntegrationsCatalog.Marketplace.Model;

/// <summary>The card of a partner's module: its presentation, and how it connects.</summary>
internal sealed class Module
{
    public int Id { get; private set; }

    public required int PartnerId { get; init; }

    /// <summary>Identifies the module, also in the paths of the API for modules. It never changes.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    public string Description { get; set; } = "";

    /// <summary>The URL of an image; empty for none.</summary>
    public string Logo { get; set; } = "";

    /// <summary>Sealed. Signs registrations. Returned once, when it is created.</summary>
    public required string Secret { get; set; }

    /// <summary>The scopes that api keys of the module can have.</summary>
    public string[] AllowedScopes { get; set; } = [];

    /// <summary>Whether accounts can connect it by a click.</summary>
    public bool SimpleConnection { get; set; }

    /// <summary>The URL of the module's configuration.</summary>
    public string ConfigUrl { get; set; } = "";

    /// <summary>One of <see cref="RegisterFormats"/>.</summary>
    public string RegisterFormat { get; set; } = RegisterFormats.Json;

    /// <summary>Whether accounts other than its partner see it.</summary>
    public bool Published { get; set; }

    public required DateTimeOffset Created { get; init; }
}

/// <summary>The formats of a registration's form, of which a module reads one.</summary>
internal static class RegisterFormats
{
    /// <summary>A field <c>register</c> that contains JSON.</summary>
    public const string Json = "json";

    /// <summary>Fields <c>register[token]</c>, <c>register[apiKey]</c> and <c>register[systemUrl]</c>.</summary>
    public const string Brackets = "brackets";
}

/// <summary>The permissions of a module's api key.</summary>
internal static class ModuleScopes
{
    /// <summary>Read the connection.</summary>
    public const string Read = "integration_read";

    /// <summary>Describe the connection.</summary>
    public const string Write = "integration_write";

    public static readonly string[] All = [Read, Write];

    /// <summary>The wanted scopes that are allowed, in the order of <see cref="All"/>.</summary>
    public static string[] Granted(this Module module, IReadOnlyCollection<string> wanted) =>
        [.. All.Where(scope => wanted.Contains(scope) && module.AllowedScopes.Contains(scope))];
}

internal static class ModuleSecret
{
    /// <summary>256 random bits as 64 hex characters.</summary>
    public static string Create() => RandomNumberGenerator.GetHexString(64, lowercase: true);
}

internal static class ModuleQueries
{
    /// <summary>Published modules, the account's own modules, and connected modules even if they are no longer published.</summary>
    public static IQueryable<Module> VisibleTo(this CatalogDbContext db, int accountId) => db.Modules.Where(module =>
        module.Published
        || module.PartnerId == accountId
        || db.ModuleConnections.Any(connection => connection.ModuleId == module.Id && connection.AccountId == accountId));

    public static Task<Module?> FindModuleAsync(
        this CatalogDbContext db, string code, int accountId, CancellationToken cancellationToken) =>
        db.VisibleTo(accountId).AsNoTracking().SingleOrDefaultAsync(module => module.Code == code, cancellationToken);

    public static Task<Module?> FindOwnModuleAsync(
        this CatalogDbContext db, string code, int partnerId, CancellationToken cancellationToken) =>
        db.Modules.SingleOrDefaultAsync(module => module.Code == code && module.PartnerId == partnerId, cancellationToken);
}
