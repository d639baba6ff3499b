namespace Icaro.IntegrationsCatalog.Core.Accounts;

internal static class AccountTypes
{
    public const string Admin = "admin";
    public const string Reseller = "reseller";
    public const string Customer = "customer";
    public const string Desk = "desk";

    /// <summary>Those that belong to one hotspot.</summary>
    public static readonly string?[] OfHotspots = [Customer, Desk];
}
