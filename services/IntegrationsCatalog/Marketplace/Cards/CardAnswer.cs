namespace Icaro.IntegrationsCatalog.Marketplace.Cards;

/// <summary>A card as its partner sees it: without the secret.</summary>
internal sealed record CardAnswer(
    string Code,
    string Name,
    string Description,
    string Logo,
    IReadOnlyList<string> AllowedScopes,
    bool SimpleConnection,
    string ConfigUrl,
    string RegisterFormat,
    bool Published,
    DateTimeOffset Created)
{
    public static CardAnswer Of(Module module) => new(
        module.Code,
        module.Name,
        module.Description,
        module.Logo,
        module.AllowedScopes,
        module.SimpleConnection,
        module.ConfigUrl,
        module.RegisterFormat,
        module.Published,
        module.Created);
}

/// <summary>The only time that a secret is shown.</summary>
internal sealed record SecretAnswer(string Code, string Status, string Secret);

[JsonSerializable(typeof(IReadOnlyList<CardAnswer>))]
[JsonSerializable(typeof(SecretAnswer))]
internal sealed partial class CardAnswerJson : JsonSerializerContext
{
    public static CardAnswerJson Plain { get; } = new(PlainJson.NewOptions());
}
