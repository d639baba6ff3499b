namespace Icaro.IntegrationsCatalog.Core.Accounts;

internal static class AccountEndpoints
{
    private const string NotFound = AccountUpdate.NotFound;
    private const string NotPermitted = "Unauthorized action";
    private const string Exists = "account already exists";
    private const string OnlyOfAdmins = $"operator_role {AdminRules.OnlyOfAdmins}";

    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        var accounts = endpoints.MapGroup("/api/accounts").RequireAuthorization().OpenToPlatforms().WithTags("Accounts");
        accounts.MapPost("", CreateAsync)
            .WithSummary("Creates an admin or reseller (as an administrator), or a customer or desk of a hotspot")
            .ReturnsConflict(Exists)
            .ReturnsError(400, ["Unsupported account type", "subscription_plan_id is unknown", .. PasswordRules.Messages])
            .ReturnsError(401, "Permission denied", "This hotspot is not yours")
            .ReturnsPasswordsBusy();
        accounts.MapGet("", ListAsync)
            .WithSummary("Lists the accounts below the caller's, by page and limit, of a hotspot, or with a text in them")
            .ReturnsError(404, "No accounts found!");
        accounts.MapGet("/{account}", FindAsync)
            .WithSummary("Returns the caller's account, or one below it")
            .ReturnsError(404, NotFound);
        // Every admin may change its own account, administrators those of others.
        accounts.MapPut("/{account}", UpdateAsync)
            .AdminsNeed(OperatorRoles.Read)
            .WithSummary("Changes an account. Missing fields keep their values. A new password or role ends the account's other logins")
            .ReturnsConflict(Exists)
            .ReturnsError(400, ["Unsupported account type", OnlyOfAdmins, .. PasswordRules.Messages])
            .ReturnsError(401, "Permission denied")
            .ReturnsError(404, NotFound)
            .ReturnsError(409, AdminRules.LastAdministrator.Message)
            .ReturnsPasswordsBusy();
        accounts.MapDelete("/{account}", DeleteAsync)
            .RequireAuthorization(TokenPolicies.Managers)
            .WithSummary("Deletes an admin, a customer or desk, or a reseller with everything that it created")
            .ReturnsError(404, NotFound)
            .ReturnsError(409, AdminRules.LastAdministrator.Message, AdminDeletion.StillUsed);
    }

    private static async Task<Results<Created<CreatedResponse>, Conflict<CreatedResponse>, ApiError>> CreateAsync(
        JsonBody<NewAccount> body, TokenIdentity caller, AccountCreation creation, CancellationToken cancellationToken) =>
        body.Value.MayBeCreatedBy(caller)
            ? await creation.CreateAsync(body.Value, caller, cancellationToken)
            : ApiError.Unauthorized("Permission denied");

    private static async Task<Results<Ok<Listing<AccountResponse>>, ApiError>> ListAsync(
        RouteId? hotspot,
        Search q,
        Page page,
        TokenIdentity caller,
        CatalogDbContext db,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var hotspotId = hotspot?.Value;
        var accounts = db.Accounts.ManagedBy(caller)
            .Where(account => hotspotId == null || account.HotspotId == hotspotId)
            .Matching(q)
            .OrderBy(account => account.Id);
        var rows = await page.Of(accounts).Select(AccountResponse.From(db, time.GetUtcNow())).ToListAsync(cancellationToken);
        return rows is []
            ? ApiError.NotFound("No accounts found!")
            : TypedResults.Ok(new Listing<AccountResponse>(rows, await accounts.CountAsync(cancellationToken)));
    }

    private static async Task<Results<Ok<AccountResponse>, ApiError>> FindAsync(
        RouteId account, TokenIdentity caller, CatalogDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var visible = account.Value == caller.AccountId ? db.Accounts : db.Accounts.ManagedBy(caller);
        var found = await visible
            .Where(row => row.Id == account.Value)
            .Select(AccountResponse.From(db, time.GetUtcNow()))
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? ApiError.NotFound(NotFound) : TypedResults.Ok(found);
    }

    /// <summary>Every account may change itself, administrators may change all, and resellers those that they created.</summary>
    private static async Task<Results<Ok<StatusResponse>, Conflict<CreatedResponse>, ApiError>> UpdateAsync(
        RouteId account,
        JsonBody<AccountChange> body,
        [FromHeader(Name = "Token")] string token,
        TokenIdentity caller,
        AccountUpdate update,
        CatalogDbContext db,
        CancellationToken cancellationToken)
    {
        if (caller is { IsAdmin: true, IsAdministrator: false } && (account.Value != caller.AccountId || body.Value.ChangesRole))
            return ApiError.Forbidden(NotPermitted);
        if (await db.Accounts.ChangeableBy(caller).SingleOrDefaultAsync(row => row.Id == account.Value, cancellationToken) is not { } found)
            return ApiError.NotFound(NotFound);
        if (caller.IsApiToken && body.Value.ChangesLogin)
            return ApiError.Forbidden(NotPermitted);
        if (body.Value.ChangesRole && found.Type != AccountTypes.Admin)
            return ApiError.BadRequest(OnlyOfAdmins);
        if (body.Value.ChangesTypeOf(found) && !(found.BelongsToHotspot && AccountTypes.OfHotspots.Contains(body.Value.Type)))
            return ApiError.BadRequest("Unsupported account type");
        if (body.Value.ChangesTypeOf(found) && found.Id == caller.AccountId)
            return ApiError.Unauthorized("Permission denied");
        if (body.Value.FindPasswordFault(found) is { } fault)
            return ApiError.BadRequest($"password {fault}");

        try
        {
            return await update.SaveAsync(found, body.Value, TokenHash.Of(token), cancellationToken) is { } error
                ? error
                : StatusResponse.Success;
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return CreatedResponse.Conflict(Exists);
        }
    }

    private static async Task<Results<Ok<StatusResponse>, ApiError>> DeleteAsync(
        RouteId account,
        TokenIdentity caller,
        AccountDeletion deletion,
        AdminDeletion adminDeletion,
        CatalogDbContext db,
        CancellationToken cancellationToken)
    {
        if (await db.Accounts.ManagedBy(caller).AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == account.Value, cancellationToken) is not { } found)
            return ApiError.NotFound(NotFound);
        if (found.Type == AccountTypes.Admin)
            return await adminDeletion.DeleteAsync(found.Id, cancellationToken);

        return await deletion.DeleteAsync(found, cancellationToken) ? StatusResponse.Success : ApiError.NotFound(NotFound);
    }
}
