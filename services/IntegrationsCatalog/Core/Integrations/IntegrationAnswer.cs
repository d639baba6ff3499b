namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <param name="AuthLoginUrl"><see cref="AuthLogin"/> of the account that asks.</param>
internal sealed record IntegrationAnswer(
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
    string Privacy)
{
    public static IntegrationAnswer Of(ListedIntegration integration, AuthLogin login) => new(
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
        integration.Privacy);
}

/// <summary>The answer to POST: the only time that the signing secret is shown.</summary>
internal sealed record CreatedIntegrationAnswer(int Id, string Status, string SigningSecret);

[JsonSerializable(typeof(IReadOnlyList<IntegrationAnswer>))]
[JsonSerializable(typeof(CreatedIntegrationAnswer))]
internal sealed partial class IntegrationAnswerJson : JsonSerializerContext
{
    public static IntegrationAnswerJson Plain { get; } = new(PlainJson.NewOptions());
}
