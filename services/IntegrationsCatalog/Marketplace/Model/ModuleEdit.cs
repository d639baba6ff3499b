namespace Icaro.IntegrationsCatalog.Marketplace.Model;

/// <summary>A module's description of its connection. Missing fields keep their values.</summary>
/// <param name="Platform">The webhook that hotspots can enable, if the module declares one.</param>
/// <param name="WithdrawsPlatform">Whether the module withdraws its webhook.</param>
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

    /// <summary>Combines an earlier description with this one.</summary>
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

    /// <summary>Applies everything except for the platform, which is an integration.</summary>
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
