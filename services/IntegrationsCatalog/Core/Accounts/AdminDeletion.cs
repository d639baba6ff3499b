namespace Icaro.IntegrationsCatalog.Core.Accounts;

/// <summary>Deletes an admin. The accounts that it created become those of the oldest other administrator.</summary>
internal sealed class AdminDeletion(CatalogDbContext db, TokenRevocation tokens)
{
    public const string StillUsed = "The account still has hotspots or modules";

    public async Task<Results<Ok<StatusResponse>, ApiError>> DeleteAsync(int adminId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.FindOtherAdministratorAsync(adminId, cancellationToken) is not { } heirId)
            return AdminRules.LastAdministrator;

        await db.Accounts
            .Where(account => account.CreatorId == adminId)
            .ExecuteUpdateAsync(account => account.SetProperty(row => row.CreatorId, heirId), cancellationToken);
        // The hashes of tokens must reach the other services before the rows are deleted.
        await tokens.RevokeAllOfAsync([adminId], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        try
        {
            await db.Accounts.Where(account => account.Id == adminId).ExecuteDeleteAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.IsForeignKeyViolation())
        {
            return ApiError.Conflict(StillUsed);
        }

        await transaction.CommitAsync(cancellationToken);
        tokens.ForgetRevoked();
        return StatusResponse.Success;
    }
}
