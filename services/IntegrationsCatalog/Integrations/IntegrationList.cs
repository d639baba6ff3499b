using Icaro.IntegrationsCatalog.Accounts;
using Icaro.ServiceDefaults.Errors;
using Icaro.ServiceDefaults.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Icaro.IntegrationsCatalog.Integrations;

/// <summary>GET /api/integrations: what the caller can switch on.</summary>
internal static class IntegrationList
{
    public static async Task<IResult> ListAsync(TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken)
    {
        var integrations = await db.GrantedTo(caller).AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellationToken);
        if (integrations is [])
            return ApiError.NotFound("No integrations found!");

        var account = await LoginAccountAsync(caller, db, cancellationToken);
        return TypedResults.Json(
            [.. integrations.Select(row => IntegrationAnswer.Of(row, AuthLogin.For(account, row.WebhookToken)))],
            IntegrationAnswerJson.Plain.IReadOnlyListIntegrationAnswer);
    }

    /// <returns>Null for platforms: a reading token is no way to passwords.</returns>
    private static async Task<Account?> LoginAccountAsync(TokenIdentity caller, CatalogDbContext db, CancellationToken cancellationToken) =>
        caller.IsApiToken
            ? null
            : await db.Accounts.AsNoTracking().SingleOrDefaultAsync(account => account.Id == caller.AccountId, cancellationToken);
}
