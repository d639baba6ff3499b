namespace Icaro.IntegrationsCatalog.Core.Accounts;

/// <summary>What another part of the service does when a reseller's account is deleted.</summary>
internal interface IAccountDeletionStep
{
    /// <summary>Ends the access of whoever acts for the account, before anything is deleted.</summary>
    Task RevokeAccessAsync(int accountId, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends what refers to the account, after its hotspots are deleted.</summary>
    Task DeleteAsync(int accountId, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>
/// Deletes a customer or desk and notifies the platforms of its hotspot, or a reseller with everything that it created. The platforms
/// of a reseller's hotspots are told that they are disabled.
/// </summary>
internal sealed class AccountDeletion(
    CatalogDbContext db, HotspotChanges changes, HotspotDeletion hotspots, IEnumerable<IAccountDeletionStep> steps, TokenRevocation tokens)
{
    /// <returns>False when the account no longer exists.</returns>
    public async Task<bool> DeleteAsync(Account account, CancellationToken cancellationToken)
    {
        var deleted = account.HotspotId is { } hotspotId
            ? await changes.SaveAsync(hotspotId, () => DeleteRowsAsync([account.Id], cancellationToken), cancellationToken)
            : await DeleteResellerAsync(account.Id, cancellationToken);
        tokens.ForgetRevoked();
        return deleted;
    }

    /// <summary>
    /// Uses one transaction per hotspot, so that a reseller with a thousand hotspots blocks nobody. The reseller is deleted last: the
    /// next request completes an interrupted deletion.
    /// </summary>
    private async Task<bool> DeleteResellerAsync(int resellerId, CancellationToken cancellationToken)
    {
        await RevokeAccessAsync(resellerId, cancellationToken);
        while (true)
        {
            var hotspotIds = db.Hotspots.Where(row => row.AccountId == resellerId).Select(row => row.Id);
            foreach (var hotspotId in await hotspotIds.ToListAsync(cancellationToken))
                await hotspots.DeleteAsync(hotspotId, cancellationToken);
            foreach (var step in steps)
                await step.DeleteAsync(resellerId, cancellationToken);

            try
            {
                return await DeleteLastAsync(resellerId, cancellationToken);
            }
            catch (Exception exception) when (exception.IsForeignKeyViolation())
            {
                // A request that had already been authenticated has created something in the meantime.
            }
        }
    }

    private async Task RevokeAccessAsync(int resellerId, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
            await step.RevokeAccessAsync(resellerId, cancellationToken);
        await tokens.RevokeAllOfAsync([resellerId], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        tokens.ForgetRevoked();
    }

    private async Task<bool> DeleteLastAsync(int resellerId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var created = await db.Accounts
            .Where(row => row.CreatorId == resellerId && row.HotspotId == null)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        var deleted = await DeleteRowsAsync([resellerId, .. created], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return deleted;
    }

    private async Task<bool> DeleteRowsAsync(int[] accountIds, CancellationToken cancellationToken)
    {
        // The lock prevents new tokens. The hashes of existing tokens must reach the other services before the rows are deleted.
        await db.Database.ExecuteSqlAsync($"SELECT FROM accounts WHERE id = ANY({accountIds}) ORDER BY id FOR UPDATE", cancellationToken);
        await tokens.RevokeAllOfAsync(accountIds, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return await db.Accounts.Where(row => accountIds.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
