namespace Icaro.IntegrationsCatalog.Marketplace.Model;

/// <summary>The card of a partner's module: what the marketplace shows of it, and how it connects itself.</summary>
internal sealed class Module
{
    public int Id { get; private set; }

    /// <summary>The account whose module it is.</summary>
    public required int PartnerId { get; init; }

    /// <summary>Names the module for good, also in the paths of the API for modules.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    public string Description { get; set; } = "";

    /// <summary>The address of a picture; empty for none.</summary>
    public string Logo { get; set; } = "";

    /// <summary>Sealed. Signs registrations; shown once, when it is made.</summary>
    public required string Secret { get; set; }

    /// <summary>The maxBatchSize that an api key of the module may have.</summary>
    public string[] AllowedScopes { get; set; } = [];

    /// <summary>Whether it connects itself.</summary>
    public bool SimpleConnection { get; set; }

    /// <summary>Where the module says what it wants, and where it registers.</summary>
    public string ConfigUrl { get; set; } = "";

    /// <summary>How registrations are written: <see cref="RegisterFormats"/>.</summary>
    public string RegisterFormat { get; set; } = RegisterFormats.Json;

    /// <summary>Whether others than its partner see it.</summary>
    public bool Published { get; set; }

    public required DateTimeOffset Created { get; init; }
}

/// <summary>How a registration's form is written. Modules read one or the other.</summary>
internal static class RegisterFormats
{
    /// <summary>One field <c>register</c> that holds JSON.</summary>
    public const string Json = "json";

    /// <summary>Fields <c>register[token]</c>, <c>register[apiKey]</c> and <c>register[systemUrl]</c>.</summary>
    public const string Brackets = "brackets";
}

/// <summary>What an api key of a module may do.</summary>
internal static class ModuleScopes
{
    /// <summary>See what the system knows of the connection.</summary>
    public const string Read = "integration_read";

    /// <summary>Say what the connection is like.</summary>
    public const string Write = "integration_write";

    public static readonly string[] All = [Read, Write];

    /// <summary>Those that are asked for and allowed, in the order of <see cref="All"/>.</summary>
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
    /// <summary>Published modules, one's own, and those that one is connected to, whatever has become of them.</summary>
    public static IQueryable<Module> VisibleTo(this CatalogDbContext db, int accountId) => db.Modules.Where(module =>
        module.Published
        || module.PartnerId == accountId
        || db.ModuleConnections.Any(connection => connection.ModuleId == module.Id && connection.AccountId == accountId));

    public static Task<Module?> FindModuleAsync(this CatalogDbContext db, string code, int accountId, CancellationToken cancellationToken) =>
        db.VisibleTo(accountId).AsNoTracking().SingleOrDefaultAsync(module => module.Code == code, cancellationToken);

    public static Task<Module?> FindOwnModuleAsync(this CatalogDbContext db, string code, int partnerId, CancellationToken cancellationToken) =>
        db.Modules.SingleOrDefaultAsync(module => module.Code == code && module.PartnerId == partnerId, cancellationToken);
}
