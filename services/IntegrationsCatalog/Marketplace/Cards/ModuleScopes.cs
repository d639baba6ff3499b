namespace Icaro.IntegrationsCatalog.Marketplace.Cards;

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
