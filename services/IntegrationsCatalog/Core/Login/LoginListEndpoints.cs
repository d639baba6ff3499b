namespace Icaro.IntegrationsCatalog.Core.Login;

/// <summary>Lists the logins of an account, and ends them. Guests' sessions are another thing, which <c>/api/sessions</c> lists.</summary>
internal static class LoginListEndpoints
{
    private const string NoAccount = "No account found!";
    private const string NotFound = "No login found!";
    private const string NotPermitted = "Unauthorized action";

    public static void MapLoginLists(this IEndpointRouteBuilder endpoints)
    {
        var logins = endpoints.MapGroup("/api/logins").RequireAuthorization(TokenPolicies.Person).WithTags("Login");
        logins.MapGet("", ListAsync)
            .WithSummary("Lists the caller's logins, for admins also those of an account, the newest first")
            .ReturnsError(404, NoAccount);
        logins.MapDelete("", EndAllAsync)
            .AdminsNeed(OperatorRoles.Read)
            .WithSummary("Ends all logins of the caller but this one, or as an administrator those of an account")
            .ReturnsError(404, NoAccount);
        logins.MapDelete("/{login}", EndAsync)
            .AdminsNeed(OperatorRoles.Read)
            .WithSummary("Ends a login of the caller, or as an administrator one of any account")
            .ReturnsError(404, NotFound);
    }

    private static async Task<Results<Ok<Listing<ListedLogin>>, ApiError>> ListAsync(
        RouteId? account,
        Page page,
        [FromHeader(Name = "Token")] string token,
        TokenIdentity caller,
        CatalogDbContext db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var accountId = account?.Value ?? caller.AccountId;
        if (!await MaySeeAsync(accountId, caller, db, cancellationToken))
            return ApiError.NotFound(NoAccount);

        var now = time.GetUtcNow();
        var logins = db.AccessTokens.AsNoTracking().OfPeople()
            .Where(row => row.AccountId == accountId && row.Expires > now)
            .OrderByDescending(row => row.Id);
        var rows = await page.Of(logins).ToListAsync(cancellationToken);
        var current = TokenHash.Of(token).Hex;
        return TypedResults.Ok(new Listing<ListedLogin>(
            rows.ConvertAll(row => ListedLogin.Of(row, current)), await logins.CountAsync(cancellationToken)));
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> EndAllAsync(
        RouteId? account,
        [FromHeader(Name = "Token")] string token,
        TokenIdentity caller,
        CatalogDbContext db,
        TokenRevocation tokens,
        CancellationToken cancellationToken)
    {
        var accountId = account?.Value ?? caller.AccountId;
        if (!await MaySeeAsync(accountId, caller, db, cancellationToken))
            return ApiError.NotFound(NoAccount);
        if (!MayEnd(accountId, caller))
            return ApiError.Forbidden(NotPermitted);

        var current = TokenHash.Of(token).Hex;
        await tokens.RevokeAsync(
            db.AccessTokens.OfPeople().Where(row => row.AccountId == accountId && row.TokenHash != current), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        tokens.ForgetRevoked();
        return StatusResponse.Success;
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> EndAsync(
        RouteId login, TokenIdentity caller, CatalogDbContext db, TokenRevocation tokens, CancellationToken cancellationToken)
    {
        var found = db.AccessTokens.OfPeople()
            .Where(row => row.Id == login.Value && (caller.IsAdmin || row.AccountId == caller.AccountId));
        if (await found.Select(row => (int?)row.AccountId).SingleOrDefaultAsync(cancellationToken) is not { } accountId)
            return ApiError.NotFound(NotFound);
        if (!MayEnd(accountId, caller))
            return ApiError.Forbidden(NotPermitted);

        await tokens.RevokeAsync(found, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        tokens.ForgetRevoked();
        return StatusResponse.Success;
    }

    private static async Task<bool> MaySeeAsync(
        int accountId, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        accountId == caller.AccountId
        || (caller.IsAdmin && await db.Accounts.AnyAsync(row => row.Id == accountId, cancellationToken));

    private static bool MayEnd(int accountId, TokenIdentity caller) => accountId == caller.AccountId || caller.IsAdministrator;
}

/// <param name="LastUsed">To the hour.</param>
/// <param name="Expires">A week after the last use.</param>
/// <param name="Address">From where somebody logged in; null for a login at an earlier release.</param>
/// <param name="UserAgent">With what; null for a login at an earlier release.</param>
/// <param name="Current">Whether it is the login of this request.</param>
internal sealed record ListedLogin(
    int Id, DateTimeOffset Created, DateTimeOffset LastUsed, DateTimeOffset Expires, string? Address, string? UserAgent, bool Current)
{
    public static ListedLogin Example { get; } = new(
        12,
        new(2026, 1, 31, 9, 0, 0, TimeSpan.Zero),
        new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero),
        new(2026, 2, 7, 12, 0, 0, TimeSpan.Zero),
        "198.51.100.7",
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        Current: true);

    public static ListedLogin Of(AccessToken token, string currentHash)
    {
        var expires = token.Expires!.Value;
        var lastUsed = expires - LoginTokenLifetime.Unused;
        return new(token.Id, token.Created, lastUsed, expires, token.Address, token.UserAgent, token.TokenHash == currentHash);
    }
}
