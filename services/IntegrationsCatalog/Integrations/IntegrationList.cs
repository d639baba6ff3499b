using Icaro.ServiceDefaults.Errors;
using Icaro.ServiceDefaults.Tokens;

namespace Icaro.IntegrationsCatalog.Integrations;

/// <summary>GET /api/integrations: what the caller can switch on.</summary>
internal static class IntegrationList
{
    public static async Task<IResult> ListAsync(
        TokenIdentity caller, CatalogDbContext db, IntegrationQueries queries, CancellationToken cancellationToken)
    {
        var integrations = await queries.GrantedToAsync(caller, db, cancellationToken);
        if (integrations is [])
            return ApiError.NotFound("No integrations found!");

        // Null for platforms: a reading token is no way to passwords.
        var account = caller.IsApiToken ? null : await queries.AccountAsync(caller.AccountId, db, cancellationToken);
        return TypedResults.Json(
            [.. integrations.Select(row => IntegrationAnswer.Of(row, AuthLogin.For(account, row.WebhookToken)))],
            IntegrationAnswerJson.Plain.IReadOnlyListIntegrationAnswer);
    }
}
