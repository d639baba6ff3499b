using Icaro.IntegrationsCatalog.Http;
using Icaro.ServiceDefaults.Errors;
using Icaro.ServiceDefaults.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Icaro.IntegrationsCatalog.Accounts;

internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        var accounts = endpoints.MapGroup("/api/accounts").RequireAuthorization().WithTags("Accounts");
        accounts.MapPost("", AccountCreation.CreateAsync).Produces<CreatedAnswer>(StatusCodes.Status201Created).OpenToPlatforms();
        accounts.MapGet("", ListAsync).Produces<Listing<AccountAnswer>>().OpenToPlatforms();
        accounts.MapGet("/{account}", FindAsync).Produces<AccountAnswer>().OpenToPlatforms();
        accounts.MapPut("/{account}", AccountUpdate.UpdateAsync).Produces<StatusAnswer>().OpenToPlatforms();
        accounts.MapDelete("/{account}", AccountDeletion.DeleteAsync)
            .RequireAuthorization(TokenPolicies.Managers).Produces<StatusAnswer>().OpenToPlatforms();
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
