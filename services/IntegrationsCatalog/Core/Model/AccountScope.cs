namespace Icaro.IntegrationsCatalog.Core.Model;

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

    /// <summary>The own account; for admins and resellers also those below.</summary>
    public static IQueryable<Account> ChangeableBy(this IQueryable<Account> accounts, TokenIdentity caller)
    {
        if (caller.IsAdmin)
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
