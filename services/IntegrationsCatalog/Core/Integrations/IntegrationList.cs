namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>GET /api/integrations: what the caller can switch on.</summary>
internal static class IntegrationList
{
    public static async Task<IResult> ListAsync(TokenIdentity caller, IntegrationListings listings, CancellationToken cancellationToken)
    {
        var (account, integrations) = await listings.ListAsync(caller, cancellationToken);
        return integrations is []
            ? ApiError.NotFound("No integrations found!")
            : TypedResults.Json(
                [.. integrations.Select(row => IntegrationAnswer.Of(row, AuthLogin.For(account, row.WebhookToken)))],
                IntegrationAnswerJson.Plain.IReadOnlyListIntegrationAnswer);
    }
}
