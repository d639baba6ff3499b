namespace Icaro.IntegrationsCatalog.Partners.ApiKeys;

/// <param name="Name">For whom or what the key is.</param>
internal sealed record NewApiKey(string? Name) : IRequestBody<NewApiKey>
{
    public static JsonTypeInfo<NewApiKey> Json => NewApiKeyJson.Default.NewApiKey;

    public string? FindFault() => new FieldCheck().Required(Name, 200).Fault;
}

[JsonSerializable(typeof(NewApiKey))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class NewApiKeyJson : JsonSerializerContext;
