namespace Icaro.IntegrationsCatalog.Marketplace.Connecting;

/// <summary>What a module is told to connect itself with.</summary>
/// <param name="Token">Shows that the key comes from us: <see cref="Sign"/>.</param>
/// <param name="ApiKey">Good for the API for modules.</param>
/// <param name="SystemUrl">Where that is.</param>
internal sealed record RegistrationRequest(string Token, string ApiKey, string SystemUrl)
{
    public static RegistrationRequest Of(Module module, string apiKey, string systemUrl) =>
        new(Sign(module.Secret, apiKey), apiKey, systemUrl);

    /// <returns>Lowercase hex HMAC-SHA256 of the api key under the module's secret.</returns>
    public static string Sign(string secret, string apiKey) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(apiKey)));

    /// <param name="format">One of <see cref="RegisterFormats"/>.</param>
    public FormUrlEncodedContent ToForm(string format) => new(format == RegisterFormats.Brackets
        ?
        [
            new("register[token]", Token),
            new("register[apiKey]", ApiKey),
            new("register[systemUrl]", SystemUrl),
        ]
        : [new("register", JsonSerializer.Serialize(this, CatalogJson.Modules.RegistrationRequest))]);
}
