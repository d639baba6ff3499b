namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>What the list shows of an integration, and the token that it does not show.</summary>
internal sealed record ListedIntegration(
    int Id,
    string Name,
    string Description,
    string Site,
    string Logo,
    string WebhookUrl,
    string WebhookToken,
    string PreAuthRedirectUrl,
    string PostAuthRedirectUrl,
    string Privacy);
