namespace Icaro.IntegrationsCatalog.Partners.ApiKeys;

/// <param name="LastUsed">To the minute; null until its first use.</param>
internal sealed record ApiKeyAnswer(int Id, string Name, DateTimeOffset Created, DateTimeOffset? LastUsed);

/// <summary>The answer to POST: the only time that the key is shown.</summary>
/// <param name="OrganizationId">What comes before the key in the header, and in the paths.</param>
internal sealed record CreatedApiKeyAnswer(int Id, string Status, string OrganizationId, string Key);

[JsonSerializable(typeof(IReadOnlyList<ApiKeyAnswer>))]
[JsonSerializable(typeof(CreatedApiKeyAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class ApiKeyAnswerJson : JsonSerializerContext;
