namespace Icaro.IntegrationsCatalog.Marketplace.Cards;

/// <summary>Missing fields keep their values. For a new card they are empty.</summary>
/// <param name="Code">Only of a new card. It never changes.</param>
internal sealed partial record ModuleRequest(
    string? Code,
    string? Name,
    string? Description,
    string? Logo,
    IReadOnlyList<string>? AllowedScopes,
    bool? SimpleConnection,
    string? ConfigUrl,
    string? RegisterFormat,
    bool? Published) : IRequestBody<ModuleRequest>
{
    public static JsonTypeInfo<ModuleRequest> Json => CatalogJson.Default.ModuleRequest;

    public static ModuleRequest Empty { get; } = new(null, null, null, null, null, null, null, null, null);

    public static ModuleRequest Example { get; } = Empty with
    {
        Code = "guest-club",
        Name = "Guest club",
        Description = "Loyalty for guests",
        AllowedScopes = ModuleScopes.All,
        SimpleConnection = true,
        ConfigUrl = "https://club.example/wifi/config",
        Published = false,
    };

    public string? FindFault() => new FieldCheck()
        .Check(Code is null || CodePattern().IsMatch(Code), nameof(Code), "is not 1 to 63 of a-z, 0-9 and -")
        .Optional(Name, 200)
        .Check(Name is null || !string.IsNullOrWhiteSpace(Name), nameof(Name), "is empty")
        .Optional(Description, 2000)
        .Check(
            AllowedScopes is null || AllowedScopes.All(scope => ModuleScopes.All.Contains(scope)),
            nameof(AllowedScopes), $"are not all among {string.Join(", ", ModuleScopes.All)}")
        .Check(
            RegisterFormat is null or RegisterFormats.Json or RegisterFormats.Brackets,
            nameof(RegisterFormat), "is neither json nor brackets")
        .Fault;

    public string? FindMissingField() => new FieldCheck()
        .Check(Code is not null, nameof(Code), "is required")
        .Check(Name is not null, nameof(Name), "is required")
        .Fault;

    public string? FindUrlError(ModuleUrls urls) => new FieldCheck()
        .Check(string.IsNullOrEmpty(Logo) || urls.FindError(Logo) is null, nameof(Logo), urls.FindError(Logo)?.Phrase ?? "")
        .Check(
            string.IsNullOrEmpty(ConfigUrl) || urls.FindErrorOfCalled(ConfigUrl) is null,
            nameof(ConfigUrl), urls.FindErrorOfCalled(ConfigUrl)?.Phrase ?? "")
        .Fault;

    public void ApplyTo(Module module)
    {
        module.Name = Name ?? module.Name;
        module.Description = Description ?? module.Description;
        module.Logo = Logo ?? module.Logo;
        module.AllowedScopes = AllowedScopes is null ? module.AllowedScopes : [.. AllowedScopes.Distinct()];
        module.SimpleConnection = SimpleConnection ?? module.SimpleConnection;
        module.ConfigUrl = ConfigUrl ?? module.ConfigUrl;
        module.RegisterFormat = RegisterFormat ?? module.RegisterFormat;
        module.Published = Published ?? module.Published;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}\\z")]
    private static partial Regex CodePattern();
}
