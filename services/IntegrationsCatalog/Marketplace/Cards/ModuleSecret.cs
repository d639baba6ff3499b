namespace Icaro.IntegrationsCatalog.Marketplace.Cards;

internal static class ModuleSecret
{
    /// <summary>256 random bits as 64 hex characters.</summary>
    public static string Create() => RandomNumberGenerator.GetHexString(64, lowercase: true);
}
