namespace Icaro.IntegrationsCatalog.Core.Model;

internal static class AccountScope
{
    /// <summary>
    /// Every account for admins, the created accounts for resellers, the accounts of the hotspot for customers and desks.
    /// </summary>
    public static IQueryable<Account> ManagedBy(this IQueryable<Account> accounts, TokenIdentity caller)
    {
        if (caller.IsAdmin)
            return accounts;

        return caller.IsReseller
            ? accounts.Where(account => account.CreatorId == caller.AccountId)
            : accounts.Where(account => account.HotspotId == caller.HotspotId && caller.HotspotId != null);
    }

    /// <summary>Every account for administrators, otherwise the own account; for resellers also the created accounts.</summary>
    public static IQueryable<Account> ChangeableBy(this IQueryable<Account> accounts, TokenIdentity caller)
    {
        if (caller.IsAdministrator)
            return accounts;

        return caller.IsReseller
            ? accounts.Where(account => account.Id == caller.AccountId || account.CreatorId == caller.AccountId)
            : accounts.Where(account => account.Id == caller.AccountId);
    }

    public static IQueryable<Account> Matching(this IQueryable<Account> accounts, Search search) => search.Pattern is not { } pattern
        ? accounts
        : accounts.Where(account => EF.Functions.ILike(account.Username, pattern, Search.Escape)
            || EF.Functions.ILike(account.Name, pattern, Search.Escape)
            || EF.Functions.ILike(account.Email, pattern, Search.Escape)
            || EF.Functions.ILike(account.Type, pattern, Search.Escape));
}
