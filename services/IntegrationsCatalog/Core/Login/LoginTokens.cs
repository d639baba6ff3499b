namespace Icaro.IntegrationsCatalog.Core.Login;

/// <summary>The tokens of people.</summary>
internal static class LoginTokens
{
    /// <summary>Browsers send fewer characters.</summary>
    private const int MaxUserAgent = 300;

    private const int MaxExpired = 100;

    public static IQueryable<AccessToken> OfPeople(this IQueryable<AccessToken> tokens) =>
        tokens.Where(token => token.Type == TokenTypes.Login);

    /// <summary>Issues a token to whoever has shown to be the owner of the account.</summary>
    public static async Task<LoginResponse> LogInAsync(
        this CatalogDbContext db, Account account, HttpContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.DeleteExpiredAsync(now, cancellationToken);
        var (address, userAgent) = (context.Connection.RemoteIpAddress, context.Request.Headers.UserAgent.ToString());
        var token = NewToken.Create();
        var expires = now + LoginTokenLifetime.Unused;
        db.AccessTokens.Add(new()
        {
            AccountId = account.Id,
            TokenHash = token.Hash.Hex,
            Type = TokenTypes.Login,
            Acls = "full",
            Expires = expires,
            Created = now,
            Address = (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString(),
            UserAgent = string.Concat(userAgent.Take(MaxUserAgent).Select(one => char.IsBetween(one, ' ', '~') ? one : '?')),
        });
        await db.SaveChangesAsync(cancellationToken);
        var subscription = await db.Subscriptions
            .Where(row => row.AccountId == account.SubscriberId)
            .Select(SubscriptionResponse.At(now))
            .SingleOrDefaultAsync(cancellationToken);
        return new(
            account.Type, LoginResponse.GoTime(expires), account.Id, "success", subscription ?? SubscriptionResponse.None, token.Text);
    }

    /// <summary>Of all accounts: a token holds an address.</summary>
    private static async Task DeleteExpiredAsync(
        this CatalogDbContext db, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM access_tokens WHERE id IN (
                SELECT id FROM access_tokens WHERE expires < {now} ORDER BY expires LIMIT {MaxExpired} FOR UPDATE SKIP LOCKED)
            """,
            cancellationToken);
}
