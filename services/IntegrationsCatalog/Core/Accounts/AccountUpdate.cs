namespace Icaro.IntegrationsCatalog.Core.Accounts;

/// <summary>Changes an account, and notifies the platforms that are enabled for its hotspot.</summary>
internal sealed class AccountUpdate(CatalogDbContext db, HotspotChanges changes, TokenRevocation tokens, PasswordHasher passwords)
{
    /// <param name="callerToken">Is not revoked when the password changes.</param>
    /// <returns>False when the account no longer exists.</returns>
    public async Task<bool> SaveAsync(Account account, AccountChange change, TokenHash callerToken, CancellationToken cancellationToken)
    {
        // Before anything is locked: a hash takes long, and may have to wait.
        var password = change.ChangesPassword ? await passwords.HashAsync(change.Password!, cancellationToken) : null;
        var saved = account.HotspotId is { } hotspotId
            ? await changes.SaveAsync(hotspotId, ApplyAsync, cancellationToken)
            : await SaveWithoutHotspotAsync(account, change, ApplyAsync, cancellationToken);
        tokens.ForgetRevoked();
        return saved;

        async Task<bool> ApplyAsync()
        {
            await RevokeAsync(account, change, callerToken, cancellationToken);
            change.ApplyTo(account, password);
            return true;
        }
    }

    private async Task<bool> SaveWithoutHotspotAsync(
        Account account, AccountChange change, Func<Task> applyAsync, CancellationToken cancellationToken)
    {
        await applyAsync();
        if (change.ChangesPrivacy)
        {
            var hotspots = await db.Hotspots.Where(row => row.AccountId == account.Id).Select(row => row.Id).ToListAsync(cancellationToken);
            db.Outbox.AddRange(PortalChanges.OfHotspots(hotspots));
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private async Task RevokeAsync(
        Account account, AccountChange change, TokenHash callerToken, CancellationToken cancellationToken)
    {
        var ofAccount = db.AccessTokens.Where(token => token.AccountId == account.Id);
        // Whoever else knows the old password is logged out.
        if (change.ChangesPassword)
        {
            await tokens.RevokeAsync(
                ofAccount.Where(token => token.Type == TokenTypes.Login && token.TokenHash != callerToken.Hex), cancellationToken);
        }

        // Platforms read on behalf of a customer: they get the token of another customer, or are disabled.
        if (change.ChangesTypeOf(account))
            await tokens.RevokeAsync(ofAccount.Where(token => token.Type == TokenTypes.Api), cancellationToken);
    }
}
