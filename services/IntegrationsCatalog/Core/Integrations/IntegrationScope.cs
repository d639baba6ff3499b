namespace Icaro.IntegrationsCatalog.Core.Integrations;

internal static class IntegrationScope
{
    /// <summary>Whose grants count: admins need none, resellers have their own, customers and desks those of their reseller.</summary>
    public static int ResellerOf(TokenIdentity caller) => caller.IsReseller ? caller.AccountId : caller.CreatorId;
}
