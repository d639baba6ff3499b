namespace Icaro.IntegrationsCatalog.Core.Accounts;

/// <summary>
/// PUT /api/accounts/{id}: everybody changes the own account, admins and resellers also those that they made. Platforms that
/// are on for the account's hotspot hear of it.
/// </summary>
internal sealed class AccountUpdate(CatalogDbContext db, HotspotChanges changes, TokenRevocation tokens)
{
    public static async Task<IResult> UpdateAsync(
        RouteId account,
        JsonBody<AccountChange> body,
        [FromHeader(Name = "Token")] string token,
        TokenIdentity caller,
        AccountUpdate update,
        CatalogDbContext db,
        CancellationToken cancellationToken)
    {
        if (account.Value is not { } accountId)
            return ApiError.BadRequest("Account id error");
        if (body.Rejection is { } rejection)
            return rejection;
        if (await db.Accounts.ChangeableBy(caller).SingleOrDefaultAsync(row => row.Id == accountId, cancellationToken) is not { } found)
            return ApiError.NotFound("No account found!");
        if (caller.IsApiToken && body.Value.ChangesLogin)
            return ApiError.Forbidden("Unauthorized action");
        if (body.Value.ChangesTypeOf(found) && !(found.BelongsToHotspot && AccountTypes.OfHotspots.Contains(body.Value.Type)))
            return ApiError.BadRequest("Unsupported account type");
        if (body.Value.ChangesTypeOf(found) && found.Id == caller.AccountId)
            return ApiError.Unauthorized("Permission denied");

        try
        {
            return await update.SaveAsync(found, body.Value, TokenHash.Of(token), cancellationToken)
                ? TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer)
                : ApiError.NotFound("No account found!");
        }
        catch (DbUpdateException refusal) when (refusal.IsUniqueViolation())
        {
            return CreatedAnswer.Conflict("account already exists");
        }
    }

    private async Task<bool> SaveAsync(Account account, AccountChange change, TokenHash own, CancellationToken cancellationToken)
    {
        var saved = account.HotspotId is { } hotspotId
            ? await changes.SaveAsync(hotspotId, () => ApplyAsync(account, change, own, cancellationToken), cancellationToken)
            : await SaveAloneAsync(account, change, own, cancellationToken);
        tokens.ForgetRevoked();
        return saved;
    }

    private async Task<bool> SaveAloneAsync(Account account, AccountChange change, TokenHash own, CancellationToken cancellationToken)
    {
        await ApplyAsync(account, change, own, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task<bool> ApplyAsync(Account account, AccountChange change, TokenHash own, CancellationToken cancellationToken)
    {
        var ofAccount = db.AccessTokens.Where(token => token.AccountId == account.Id);
        // Who else knows the old password is out; who just changed it stays.
        if (change.ChangesPassword)
        {
            await tokens.RevokeAsync(
                ofAccount.Where(token => token.Type == TokenTypes.Login && token.TokenHash != own.Hex), cancellationToken);
        }

        // Platforms read for a customer: they get the token of another one, or are switched off.
        if (change.ChangesTypeOf(account))
            await tokens.RevokeAsync(ofAccount.Where(token => token.Type == TokenTypes.Api), cancellationToken);

        change.ApplyTo(account);
        return true;
    }
}
