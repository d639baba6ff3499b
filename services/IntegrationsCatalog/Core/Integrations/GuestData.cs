namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>What a platform learns of the guests who are sent to it.</summary>
internal static class GuestData
{
    public const string Full = "full";

    /// <summary>Nothing that lets anybody log in: neither the unit's digest nor the guest's code or voucher.</summary>
    public const string Minimal = "minimal";
}
