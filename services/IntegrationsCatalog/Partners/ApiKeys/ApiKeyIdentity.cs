namespace Icaro.IntegrationsCatalog.Partners.ApiKeys;

/// <summary>Who a valid API key stands for. Endpoints take it as a parameter.</summary>
/// <param name="AccountId">Of the organization.</param>
/// <param name="OrganizationId">How partners call it: the account's uuid.</param>
internal sealed record ApiKeyIdentity(int KeyId, int AccountId, string OrganizationId, DateTimeOffset? LastUsed)
{
    public static ValueTask<ApiKeyIdentity?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.Get<ApiKeyIdentity>());
}
