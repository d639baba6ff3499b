namespace Icaro.IntegrationsCatalog.Core.AccountIntegrations;

internal sealed record AccountIntegrationAnswer(int AccountId, int IntegrationId);

[JsonSerializable(typeof(IReadOnlyList<AccountIntegrationAnswer>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class AccountIntegrationJson : JsonSerializerContext;
