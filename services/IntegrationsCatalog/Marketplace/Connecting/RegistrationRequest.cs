namespace Icaro.IntegrationsCatalog.Marketplace.Connecting;

/// <summary>The credentials that a module receives.</summary>
/// <param name="Token">Proves that this system sent the key: <see cref="Sign"/>.</param>
/// <param name="ApiKey">A key for the API for modules.</param>
/// <param name="SystemUrl">The address of that API.</param>
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
