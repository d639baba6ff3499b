namespace Icaro.IntegrationsCatalog.Partners.ApiKeys;

/// <summary>The API keys of a reseller's account, managed by itself and by admins.</summary>
internal static class ApiKeyEndpoints
{
    public static void MapApiKeys(this IEndpointRouteBuilder endpoints)
    {
        var keys = endpoints.MapGroup("/api/accounts/{account}/api_keys").RequireAuthorization(TokenPolicies.Managers).WithTags("API keys");
        keys.MapGet("", ListAsync)
            .WithSummary("The API keys of a reseller, without what they are")
            .Answers(
                [new ApiKeyAnswer(1, "Building management", new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero), LastUsed: null)],
                ApiKeyAnswerJson.Default.IReadOnlyListApiKeyAnswer)
            .Refuses(400, "Account id error")
            .Refuses(403, "Unauthorized action")
            .Refuses(404, "No reseller found!");
        keys.MapPost("", CreateAsync)
            .WithSummary("Make an API key for a partner; the answer is the only time that it is shown")
            .Takes(new("Building management"), NewApiKeyJson.Default.NewApiKey)
            .Answers(
                new(1, "success", "5b1c0e3c-6a55-4ab3-8f5c-0d6d1c8c2f11", "64 hex characters"),
                ApiKeyAnswerJson.Default.CreatedApiKeyAnswer,
                StatusCodes.Status201Created)
            .Refuses(400, "Account id error", "Request fields malformed", "name is required")
            .Refuses(403, "Unauthorized action")
            .Refuses(404, "No reseller found!");
        keys.MapDelete("/{key}", RevokeAsync)
            .WithSummary("Revoke an API key, at once")
            .AnswersSuccess()
            .Refuses(400, "Account id error", "API key id error")
            .Refuses(403, "Unauthorized action")
            .Refuses(404, "No API key found!");
    }

    private static async Task<IResult> ListAsync(
        RouteId account, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (account.Value is not { } accountId)
            return ApiError.BadRequest("Account id error");
        if (!await db.OrganizationsOf(caller).AnyAsync(row => row.Id == accountId, cancellationToken))
            return ApiError.NotFound("No reseller found!");

        var keys = await db.ApiKeys
            .Where(key => key.AccountId == accountId)
            .OrderBy(key => key.Id)
            .Select(key => new ApiKeyAnswer(key.Id, key.Name, key.Created, key.LastUsed))
            .ToListAsync(cancellationToken);
        return TypedResults.Json(keys, ApiKeyAnswerJson.Default.IReadOnlyListApiKeyAnswer);
    }

    private static async Task<IResult> CreateAsync(
        RouteId account,
        JsonBody<NewApiKey> body,
        TokenIdentity caller,
        CatalogDbContext db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (account.Value is not { } accountId)
            return ApiError.BadRequest("Account id error");
        if (body.Rejection is { } rejection)
            return rejection;
        if (await db.OrganizationsOf(caller).AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == accountId, cancellationToken) is not { } found)
            return ApiError.NotFound("No reseller found!");

        var secret = NewToken.Create();
        var key = new ApiKey { AccountId = accountId, Name = body.Value.Name!, KeyHash = secret.Hash.Hex, Created = time.GetUtcNow() };
        db.ApiKeys.Add(key);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException deleted) when (deleted.IsForeignKeyViolation())
        {
            return ApiError.NotFound("No reseller found!");
        }

        return TypedResults.Json(
            new CreatedApiKeyAnswer(key.Id, "success", found.Uuid, secret.Text),
            ApiKeyAnswerJson.Default.CreatedApiKeyAnswer,
            statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RevokeAsync(
        RouteId account, RouteId key, TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        if (account.Value is not { } accountId)
            return ApiError.BadRequest("Account id error");
        if (key.Value is not { } keyId)
            return ApiError.BadRequest("API key id error");

        var revoked = await db.ApiKeys
            .Where(row => row.Id == keyId && row.AccountId == accountId && db.OrganizationsOf(caller).Any(one => one.Id == accountId))
            .ExecuteDeleteAsync(cancellationToken);
        return revoked > 0
            ? TypedResults.Json(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer)
            : ApiError.NotFound("No API key found!");
    }

    /// <summary>All resellers for admins, themselves for resellers.</summary>
    private static IQueryable<Account> OrganizationsOf(this CatalogDbContext db, TokenIdentity caller) =>
        db.Accounts.Where(account => account.Type == AccountTypes.Reseller && (caller.IsAdmin || account.Id == caller.AccountId));
}
