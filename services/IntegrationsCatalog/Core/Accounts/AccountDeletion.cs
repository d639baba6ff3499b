namespace Icaro.IntegrationsCatalog.Core.Accounts;

/// <summary>
/// DELETE /api/accounts/{id}: a customer or desk, of which the platforms of its hotspot hear; or a reseller with all that it
/// made, of which the platforms of its hotspots hear that they are off, and so do the modules that it is connected to.
/// </summary>
internal sealed class AccountDeletion(
    CatalogDbContext db, HotspotChanges changes, HotspotDeletion hotspots, Disconnection modules, TokenRevocation tokens)
{
    public static async Task<IResult> DeleteAsync(
        RouteId account, TokenIdentity caller, AccountDeletion deletion, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (account.Value is not { } accountId)
            return ApiError.BadRequest("Account id error");
        if (await db.Accounts.ManagedBy(caller).AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == accountId, cancellationToken) is not { } found)
            return ApiError.NotFound("No account found!");
        if (found.Type == AccountTypes.Admin)
            return ApiError.Forbidden("Operation not permitted!");

        return await deletion.DeleteAsync(found, cancellationToken)
            ? TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer)
            : ApiError.NotFound("No account found!");
    }

    private async Task<bool> DeleteAsync(Account account, CancellationToken cancellationToken)
    {
        var deleted = account.HotspotId is { } hotspotId
            ? await changes.SaveAsync(hotspotId, () => DeleteRowsAsync([account.Id], cancellationToken), cancellationToken)
            : await DeleteResellerAsync(account.Id, cancellationToken);
        tokens.ForgetRevoked();
        return deleted;
    }

    /// <summary>
    /// One transaction per hotspot, so that one with a thousand of them holds up nobody else. The reseller is the last to go:
    /// a deletion that was cut short is finished by the next one.
    /// </summary>
    private async Task<bool> DeleteResellerAsync(int resellerId, CancellationToken cancellationToken)
    {
        await LogOutAsync(resellerId, cancellationToken);
        while (true)
        {
            var hotspotIds = db.Hotspots.Where(row => row.AccountId == resellerId).Select(row => row.Id);
            foreach (var hotspotId in await hotspotIds.ToListAsync(cancellationToken))
                await hotspots.DeleteAsync(hotspotId, cancellationToken);
            await modules.DisconnectAllOfAsync(resellerId, cancellationToken);

            try
            {
                return await DeleteLastAsync(resellerId, cancellationToken);
            }
            catch (Exception newcomer) when (newcomer.IsForeignKeyViolation())
            {
                // Made in this moment by a request that was under way.
            }
        }
    }

    /// <summary>Nothing new is made meanwhile.</summary>
    private async Task LogOutAsync(int resellerId, CancellationToken cancellationToken)
    {
        await db.ApiKeys.Where(key => key.AccountId == resellerId).ExecuteDeleteAsync(cancellationToken);
        await tokens.RevokeAsync(db.AccessTokens.Where(token => token.AccountId == resellerId), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        tokens.ForgetRevoked();
    }

    private async Task<bool> DeleteLastAsync(int resellerId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var made = await db.Accounts
            .Where(row => row.CreatorId == resellerId && row.HotspotId == null)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        var deleted = await DeleteRowsAsync([resellerId, .. made], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return deleted;
    }

    private async Task<bool> DeleteRowsAsync(int[] accountIds, CancellationToken cancellationToken)
    {
        // No token is made for them any more; those that are there are named to the other services before they go.
        await db.Database.ExecuteSqlAsync($"SELECT FROM accounts WHERE id = ANY({accountIds}) ORDER BY id FOR UPDATE", cancellationToken);
        await tokens.RevokeAsync(db.AccessTokens.Where(token => accountIds.Contains(token.AccountId)), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return await db.Accounts.Where(row => accountIds.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
