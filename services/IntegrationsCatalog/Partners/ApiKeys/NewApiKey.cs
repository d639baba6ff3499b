namespace Icaro.IntegrationsCatalog.Partners.ApiKeys;

/// <param name="Name">The purpose or owner of the key.</param>
internal sealed record NewApiKey(string? Name) : IRequestBody<NewApiKey>
{
    public static JsonTypeInfo<NewApiKey> Json => CatalogJson.Default.NewApiKey;

    public static NewApiKey Example { get; } = new("Building management");

    public string? FindFault() => new FieldCheck().Required(Name, 200).Fault;
}

/// <param name="LastUsed">To the minute; null until its first use.</param>
internal sealed record ApiKeyResponse(int Id, string Name, DateTimeOffset Created, DateTimeOffset? LastUsed)
{
    public static ApiKeyResponse Example { get; } =
        new(1, "Building management", new(2026, 11, 22, 21, 18, 21, TimeSpan.Zero), LastUsed: null);
}

/// <summary>The only response that contains the key.</summary>
/// <param name="OrganizationId">The user name for Basic authentication, and part of the paths.</param>
internal sealed record CreatedApiKeyResponse(int Id, string Status, string OrganizationId, string Key)
{
    public static CreatedApiKeyResponse Example { get; } = new(1, "success", "5b1c0e3c-6a55-4ab3-8f5c-0d6d1c8c2f11", "64 hex characters");
}
