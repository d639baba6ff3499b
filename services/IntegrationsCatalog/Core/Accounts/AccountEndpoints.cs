namespace Icaro.IntegrationsCatalog.Core.Accounts;

internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        var accounts = endpoints.MapGroup("/api/accounts").RequireAuthorization().WithTags("Accounts");
        accounts.MapPost("", AccountCreation.CreateAsync)
            .OpenToPlatforms()
            .WithSummary("Make a reseller (as an admin), or a customer or desk of a hotspot")
            .Takes(AccountExamples.New, NewAccountJson.Default.NewAccount)
            .AnswersCreated("account already exists")
            .Refuses(400, "Request fields malformed", "Unsupported account type", "username is required", "subscription_plan_id is unknown")
            .Refuses(401, "Permission denied", "This hotspot is not yours");
        accounts.MapGet("", ListAsync)
            .OpenToPlatforms()
            .WithSummary("The accounts below one's own, by page and limit, of one hotspot, or with a text in them")
            .Answers(AccountExamples.List, AccountAnswerJson.Default.ListingAccountAnswer)
            .Refuses(400, "Hotspot id error", "Page error", "Limit error")
            .Refuses(404, "No accounts found!");
        accounts.MapGet("/{account}", FindAsync)
            .OpenToPlatforms()
            .WithSummary("The own account, or one below it")
            .Answers(AccountExamples.Answer, AccountAnswerJson.Default.AccountAnswer)
            .Refuses(400, "Account id error")
            .Refuses(404, "No account found!");
        accounts.MapPut("/{account}", AccountUpdate.UpdateAsync)
            .OpenToPlatforms()
            .WithSummary("Change an account; what is not named stays. A new password ends the account's other logins")
            .Takes(AccountExamples.Change, AccountChangeJson.Default.AccountChange)
            .AnswersSuccess()
            .AnswersConflict("account already exists")
            .Refuses(400, "Account id error", "Request fields malformed", "Unsupported account type")
            .Refuses(401, "Permission denied")
            .Refuses(403, "Unauthorized action")
            .Refuses(404, "No account found!");
        accounts.MapDelete("/{account}", AccountDeletion.DeleteAsync)
            .RequireAuthorization(TokenPolicies.Managers)
            .OpenToPlatforms()
            .WithSummary("Delete a customer or desk, or a reseller with everything that it made")
            .AnswersSuccess()
            .Refuses(400, "Account id error")
            .Refuses(403, "Unauthorized action", "Operation not permitted!")
            .Refuses(404, "No account found!");
    }

    private static async Task<IResult> ListAsync(
        RouteId? hotspot,
        Search q,
        Page page,
        TokenIdentity caller,
        CatalogDbContext db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (hotspot is { Value: null })
            return ApiError.BadRequest("Hotspot id error");
        if ((q.Rejection ?? page.Rejection) is { } rejection)
            return rejection;

        var hotspotId = hotspot?.Value;
        var accounts = db.Accounts.ManagedBy(caller)
            .Where(account => hotspotId == null || account.HotspotId == hotspotId)
            .Matching(q)
            .OrderBy(account => account.Id);
        var rows = await page.Of(accounts).Select(AccountAnswer.From(db, time.GetUtcNow())).ToListAsync(cancellationToken);
        return rows is []
            ? ApiError.NotFound("No accounts found!")
            : TypedResults.Json(
                new Listing<AccountAnswer>(rows, await accounts.CountAsync(cancellationToken)),
                AccountAnswerJson.Default.ListingAccountAnswer);
    }

    private static async Task<IResult> FindAsync(
        RouteId account, TokenIdentity caller, CatalogDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (account.Value is not { } accountId)
            return ApiError.BadRequest("Account id error");

        var visible = accountId == caller.AccountId ? db.Accounts : db.Accounts.ManagedBy(caller);
        var found = await visible
            .Where(row => row.Id == accountId)
            .Select(AccountAnswer.From(db, time.GetUtcNow()))
            .SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? ApiError.NotFound("No account found!")
            : TypedResults.Json(found, AccountAnswerJson.Default.AccountAnswer);
    }
}
