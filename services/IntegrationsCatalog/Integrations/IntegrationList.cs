using Icaro.ServiceDefaults.Errors;
using Icaro.ServiceDefaults.Tokens;

namespace Icaro.IntegrationsCatalog.Integrations;

/// <summary>GET /api/integrations: what the caller can switch on.</summary>
internal static class IntegrationList
{
    public static async Task<IResult> ListAsync(
        TokenIdentity caller, CatalogDbContext db, IntegrationQueries queries, CancellationToken cancellationToken)
    {
        var listing = await queries.ListAsync(caller, db, cancellationToken);
        if (listing is not { Integrations: [_, ..] integrations })
            return ApiError.NotFound("No integrations found!");

        // A platform's reading token is no way to passwords.
        var account = caller.IsApiToken ? null : listing.Account;
        return TypedResults.Json(
            [.. integrations.Select(row => IntegrationAnswer.Of(row, AuthLogin.For(account, row.WebhookToken)))],
            IntegrationAnswerJson.Plain.IReadOnlyListIntegrationAnswer);
    }
}
