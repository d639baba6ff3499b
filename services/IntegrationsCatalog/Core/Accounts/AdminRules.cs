namespace Icaro.IntegrationsCatalog.Core.Accounts;

/// <summary>What holds for the accounts of admins.</summary>
internal static class AdminRules
{
    public const string OnlyOfAdmins = "is for admins only";

    public static readonly ApiError LastAdministrator = ApiError.Of(
        StatusCodes.Status409Conflict, "The last administrator can neither be deleted nor have a lesser role", "last_administrator");

    public static FieldCheck OperatorRole(this FieldCheck check, string? role) =>
        check.Check(role is null || OperatorRoles.IsKnown(role), nameof(OperatorRole), "is not read, operate or administer");

    /// <summary>
    /// Locks the account and the administrators until the transaction ends: of two that remove each other, the second sees what the first
    /// has done.
    /// </summary>
    /// <returns>The oldest administrator other than the account; null when there is none.</returns>
    public static async Task<int?> FindOtherAdministratorAsync(
        this CatalogDbContext db, int accountId, CancellationToken cancellationToken)
    {
        var administrators = await db.Database
            .SqlQuery<int>(
                $"""
                SELECT id AS "Value" FROM accounts
                WHERE type = {AccountTypes.Admin}
                    AND (id = {accountId} OR coalesce(operator_role, {OperatorRoles.Administer}) = {OperatorRoles.Administer})
                ORDER BY id FOR UPDATE
                """)
            .ToListAsync(cancellationToken);
        return administrators.Where(id => id != accountId).Select(id => (int?)id).FirstOrDefault();
    }
}
