namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>How a platform says that it is done with a guest.</summary>
internal static class Confirmations
{
    /// <summary>The guest's return is enough.</summary>
    public const string None = "none";

    /// <summary>By a signature, or from server to server.</summary>
    public const string Signed = "signed";
}
