using Icaro.ServiceDefaults.Tokens;

namespace Icaro.IntegrationsCatalog.Accounts;

internal static class AccountScope
{
    /// <summary>All for admins; for resellers those that they made; for customers and desks those of their hotspot.</summary>
    public static IQueryable<Account> ManagedBy(this IQueryable<Account> accounts, TokenIdentity caller)
    {
        if (caller.IsAdmin)
            return accounts;

        return caller.IsReseller
            ? accounts.Where(account => account.CreatorId == caller.AccountId)
            : accounts.Where(account => account.HotspotId == caller.HotspotId && caller.HotspotId != null);
    }
}
