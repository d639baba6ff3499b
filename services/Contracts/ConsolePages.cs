namespace Icaro.Contracts;

/// <summary>Pages of the console that other services refer to, as the gateway serves them.</summary>
public static class ConsolePages
{
    /// <summary>Signs in whoever has the link token that follows as the fragment.</summary>
    public const string Link = "/console/link";
}
