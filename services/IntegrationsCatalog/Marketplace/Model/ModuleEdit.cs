namespace Icaro.IntegrationsCatalog.Marketplace.Model;

/// <summary>What a module says of its connection. What it does not name stays as it is.</summary>
/// <param name="Platform">The webhook that hotspots can switch on, if it declares one.</param>
/// <param name="WithdrawsPlatform">Whether it declares that it has none any more.</param>
internal sealed record ModuleEdit(
    bool? Active,
    bool? Freeze,
    string? Name,
    string? Logo,
    string? ClientId,
    string? BaseUrl,
    string? ActivityPath,
    string? SettingsPath,
    string[]? AvailableCountries,
    string? AccountUrl,
    IntegrationRequest? Platform,
    bool WithdrawsPlatform)
{
    public static ModuleEdit Nothing { get; } = new(null, null, null, null, null, null, null, null, null, null, null, false);

    [JsonIgnore]
    public string? ClientIdHash => ClientId is null ? null : TokenHash.Of(ClientId).Hex;

    /// <summary>Required fields that are missing.</summary>
    [JsonIgnore]
    public IEnumerable<string> MissingFields
    {
        get
        {
            (string Name, string? Value)[] necessary = [("name", Name), ("clientId", ClientId), ("baseUrl", BaseUrl)];
            return necessary.Where(one => one.Value is null).Select(one => one.Name);
        }
    }

    public static ModuleEdit? FromJson(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, CatalogJson.Stored.ModuleEdit);

    public string ToJson() => JsonSerializer.Serialize(this, CatalogJson.Stored.ModuleEdit);

    /// <summary>Both, of which this one was said later.</summary>
    public ModuleEdit After(ModuleEdit earlier) => new(
        Active ?? earlier.Active,
        Freeze ?? earlier.Freeze,
        Name ?? earlier.Name,
        Logo ?? earlier.Logo,
        ClientId ?? earlier.ClientId,
        BaseUrl ?? earlier.BaseUrl,
        ActivityPath ?? earlier.ActivityPath,
        SettingsPath ?? earlier.SettingsPath,
        AvailableCountries ?? earlier.AvailableCountries,
        AccountUrl ?? earlier.AccountUrl,
        WithdrawsPlatform ? null : Platform ?? earlier.Platform,
        WithdrawsPlatform: false);

    /// <summary>All but the platform, which is an integration of its own.</summary>
    public void ApplyTo(ModuleConnection connection)
    {
        connection.Active = Active ?? connection.Active;
        connection.Freeze = Freeze ?? connection.Freeze;
        connection.Name = Name ?? connection.Name;
        connection.Logo = Logo ?? connection.Logo;
        connection.ClientId = ClientId ?? connection.ClientId;
        connection.ClientIdHash = ClientIdHash ?? connection.ClientIdHash;
        connection.BaseUrl = BaseUrl ?? connection.BaseUrl;
        connection.ActivityPath = ActivityPath ?? connection.ActivityPath;
        connection.SettingsPath = SettingsPath ?? connection.SettingsPath;
        connection.AvailableCountries = AvailableCountries ?? connection.AvailableCountries;
        connection.AccountUrl = AccountUrl ?? connection.AccountUrl;
    }
}
