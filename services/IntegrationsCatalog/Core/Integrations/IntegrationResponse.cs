namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <param name="AuthLoginUrl"><see cref="AuthLogin"/> of the caller.</param>
/// <param name="SendsPasswordHash">Not known to Icaro, so it comes last.</param>
internal sealed record IntegrationResponse(
    int Id,
    string Name,
    string Description,
    string Site,
    string Logo,
    string WebhookUrl,
    string PreAuthRedirectUrl,
    string PostAuthRedirectUrl,
    string AuthLoginUrl,
    string IvArray,
    string Privacy,
    bool SendsPasswordHash)
{
    public static IntegrationResponse Example { get; } = new(
        1, "External Platform", "Loyalty for guests", "https://platform.example", "", "https://platform.example/webhook", "",
        "https://platform.example/welcome", "base64 of the encrypted login", "base64 of the iv", "", false);

    public static IntegrationResponse Of(Integration integration, AuthLogin login) => new(
        integration.Id,
        integration.Name,
        integration.Description,
        integration.Site,
        integration.Logo,
        integration.WebhookUrl,
        integration.PreAuthRedirectUrl,
        integration.PostAuthRedirectUrl,
        login.Ciphertext,
        login.Iv,
        integration.Privacy,
        integration.SendsPasswordHash);
}

/// <summary>The only response that contains the signing secret.</summary>
internal sealed record CreatedIntegrationResponse(int Id, string Status, string SigningSecret)
{
    public static CreatedIntegrationResponse Example { get; } = new(1, "success", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3");
}
