namespace Icaro.IntegrationsCatalog.Core.Login;

/// <summary>Gives out tokens to people, and takes them back.</summary>
internal static class LoginEndpoints
{
    public static void MapLogin(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/login", LoginAsync)
            .WithTags("Login")
            .WithSummary("Get a token; it ends a week after its last use")
            .Takes(new("reseller", "a good password"), LoginRequestJson.Default.LoginRequest)
            .Answers(LoginExamples.Answer, LoginAnswerJson.Plain.LoginAnswer, StatusCodes.Status201Created)
            .Refuses(400, "Request fields malformed", "password is required")
            .Refuses(401, "No username found!", "Password is invalid")
            .Refuses(429, "Too many failed logins, try again later");
        endpoints.MapPost("/api/logout", LogoutAsync)
            .WithTags("Login")
            .WithSummary("End the token of this call, and no other")
            .AnswersSuccess()
            .Refuses(401, "Token is invalid")
            .Refuses(403, "Unauthorized action");
    }

    private static async Task<IResult> LoginAsync(
        JsonBody<LoginRequest> body,
        HttpContext context,
        LoginAttempts attempts,
        CatalogDbContext db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (body.Rejection is { } rejection)
            return rejection;

        var (username, password, address) = (body.Value.Username!, body.Value.Password!, context.Connection.RemoteIpAddress);
        if (await attempts.BeginAsync(username, address, cancellationToken) is { } wait)
            return TooManyFailures(context.Response, wait);

        var account = await db.Accounts.SingleOrDefaultAsync(row => row.Username == username, cancellationToken);
        if (account is null)
        {
            PasswordHash.MatchNobody(password);
            return ApiError.Unauthorized("No username found!");
        }

        if (!account.HasPassword(password))
            return ApiError.Unauthorized("Password is invalid");

        await attempts.SucceedAsync(username, address, cancellationToken);
        // Saved with the token: from now on an imported account has more than its digest, an old one a harder hash.
        if (!PasswordHash.IsCurrent(account.PasswordHash))
            account.SetPassword(password);
        var (token, expires) = await IssueTokenAsync(account, db, time.GetUtcNow(), cancellationToken);
        var subscription = await db.Subscriptions
            .Where(row => row.AccountId == account.SubscriberId)
            .Select(SubscriptionAnswer.At(time.GetUtcNow()))
            .SingleOrDefaultAsync(cancellationToken);
        return TypedResults.Json(
            new LoginAnswer(account.Type, GoTime.Of(expires), account.Id, "success", subscription ?? SubscriptionAnswer.None, token),
            LoginAnswerJson.Plain.LoginAnswer,
            statusCode: StatusCodes.Status201Created);
    }

    private static JsonHttpResult<ErrorMessage> TooManyFailures(HttpResponse response, TimeSpan wait)
    {
        response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ApiError.Of(StatusCodes.Status429TooManyRequests, "Too many failed logins, try again later");
    }

    private static async Task<(string Token, DateTimeOffset Expires)> IssueTokenAsync(
        Account account, CatalogDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.AccessTokens
            .Where(token => token.AccountId == account.Id && token.Expires < now)
            .ExecuteDeleteAsync(cancellationToken);

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
        });
        await db.SaveChangesAsync(cancellationToken);
        return (token.Text, expires);
    }

    /// <summary>Ends the token that it is called with, and no other; one of a platform lives as long as its integration is on.</summary>
    private static async Task<IResult> LogoutAsync(
        [FromHeader(Name = "Token")] string? token, CatalogDbContext db, TokenCache cache, CancellationToken cancellationToken)
    {
        var hash = TokenHash.Of(token ?? "");
        if (await db.AccessTokens.SingleOrDefaultAsync(row => row.TokenHash == hash.Hex, cancellationToken) is not { } row)
            return ApiError.Unauthorized("Token is invalid");
        if (row.Type == TokenTypes.Api)
            return ApiError.Forbidden("Unauthorized action");

        db.AccessTokens.Remove(row);
        db.EnqueueRevocation([hash.Hex]);
        await db.SaveChangesAsync(cancellationToken);
        cache.Forget(hash);
        return TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer);
    }
}
