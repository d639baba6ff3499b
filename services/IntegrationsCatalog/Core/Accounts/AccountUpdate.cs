namespace Icaro.IntegrationsCatalog.Core.Accounts;

/// <summary>Changes an account, and notifies the platforms that are enabled for its hotspot.</summary>
internal sealed class AccountUpdate(CatalogDbContext db, HotspotChanges changes, TokenRevocation tokens, PasswordHasher passwords)
{
    public const string NotFound = "No account found!";

    /// <param name="account">Is tracked.</param>
    /// <param name="change">Is valid for the account.</param>
    /// <param name="callerToken">Is not revoked when the password changes.</param>
    /// <param name="cancellationToken">Ends the change while nothing is saved.</param>
    /// <returns>Null when the change is saved.</returns>
    public async Task<ApiError?> SaveAsync(
        Account account, AccountChange change, TokenHash callerToken, CancellationToken cancellationToken)
    {
        // Before anything is locked: a hash takes long, and may have to wait.
        var password = change.ChangesPassword ? await passwords.HashAsync(change.Password!, cancellationToken) : null;
        var error = account.HotspotId is { } hotspotId
            ? await changes.SaveAsync(hotspotId, ApplyAsync, cancellationToken) ? null : ApiError.NotFound(NotFound)
            : await SaveWithoutHotspotAsync(account, change, ApplyAsync, cancellationToken);
        tokens.ForgetRevoked();
        return error;

        async Task<bool> ApplyAsync()
        {
            await RevokeAsync(account, change, callerToken, cancellationToken);
            change.ApplyTo(account, password);
            return true;
        }
    }

    private async Task<ApiError?> SaveWithoutHotspotAsync(
        Account account, AccountChange change, Func<Task> applyAsync, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (change.OperatorRole is not (null or OperatorRoles.Administer)
            && await db.FindOtherAdministratorAsync(account.Id, cancellationToken) is null)
            return AdminRules.LastAdministrator;

        await applyAsync();
        if (change.ChangesPrivacy)
        {
            var hotspots = await db.Hotspots.Where(row => row.AccountId == account.Id).Select(row => row.Id).ToListAsync(cancellationToken);
            db.Outbox.AddRange(PortalChanges.OfHotspots(hotspots));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    private async Task RevokeAsync(
        Account account, AccountChange change, TokenHash callerToken, CancellationToken cancellationToken)
    {
        var ofAccount = db.AccessTokens.Where(token => token.AccountId == account.Id);
        // Whoever else knows the old password is logged out, and whoever has another role now.
        if (change.ChangesPassword || change.ChangesRole)
        {
            await tokens.RevokeAsync(
                ofAccount.Where(token => token.Type == TokenTypes.Login && (change.ChangesRole || token.TokenHash != callerToken.Hex)),
                cancellationToken);
        }

        // A link can do what the account that handed it out could do then.
        if (change.ChangesRole)
            await tokens.RevokeAsync(db.IntegrationLinks.Where(link => link.AccountId == account.Id), cancellationToken);

        // Platforms read on behalf of a customer: they get the token of another customer, or are disabled.
        if (change.ChangesTypeOf(account))
            await tokens.RevokeAsync(ofAccount.Where(token => token.Type == TokenTypes.Api), cancellationToken);
    }
}
