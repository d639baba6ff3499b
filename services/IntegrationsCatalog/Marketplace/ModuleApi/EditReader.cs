namespace Icaro.IntegrationsCatalog.Marketplace.ModuleApi;

/// <summary>Reads <c>integrationModule</c>, and collects the error of each field.</summary>
internal sealed class EditReader(JsonObject module, ModuleUrls urls, EgressPolicy egress)
{
    private const int MaxName = 200;
    private const int MaxClientId = 255;
    private const int MaxPath = 1024;
    private const int MaxCountries = 300;

    private readonly Dictionary<string, string> _errors = [];

    public IReadOnlyDictionary<string, string> Errors => _errors;

    /// <param name="code">The code of the module that the key belongs to.</param>
    public ModuleEdit Read(string code)
    {
        foreach (var field in new[] { "code", "integrationCode" })
            Check(field, module[field] is null || module.Text(field) == code, "is not the code of the module to which the key belongs");

        var actions = Child("actions");
        var integrations = Child("integrations");
        var name = Text(module, "name", MaxName);
        var logo = Url("logo", urls.FindError);
        return ModuleEdit.Nothing with
        {
            Active = Flag("active"),
            Freeze = Flag("freeze"),
            Name = name,
            Logo = logo,
            ClientId = Text(module, "clientId", MaxClientId),
            BaseUrl = Base(),
            ActivityPath = Path(actions, "activity"),
            SettingsPath = Path(actions, "settings"),
            AvailableCountries = Countries(),
            AccountUrl = Url("accountUrl", urls.FindError),
            Platform = integrations?["hotspot"] is { } declared ? Platform(declared, name, logo) : null,
            WithdrawsPlatform = integrations is not null && integrations["hotspot"] is null,
        };
    }

    private void Check(string field, bool holds, string otherwise)
    {
        if (!holds)
            _errors.TryAdd(field, otherwise);
    }

    private JsonObject? Child(string field)
    {
        // PHP serializes an empty object as an empty array.
        if (module[field] is null or JsonArray { Count: 0 })
            return module[field] is null ? null : [];

        Check(field, module[field] is JsonObject, "is not an object");
        return module[field] as JsonObject;
    }

    private string? Text(JsonObject from, string field, int maxLength, string? name = null)
    {
        if (from[field] is null)
            return null;

        name ??= field;
        var text = from.Text(field);
        Check(name, text is not null, "is not a text");
        Check(name, !string.IsNullOrWhiteSpace(text), "is empty");
        var isWithinLimits = new FieldCheck().Optional(text, maxLength).Fault is null;
        Check(name, isWithinLimits, $"has more than {maxLength} characters, or control characters");
        return text;
    }

    private bool? Flag(string field)
    {
        if (module[field] is null)
            return null;

        var flag = module.Flag(field);
        Check(field, flag is not null, "is neither true nor false");
        return flag;
    }

    private string? Url(string field, Func<string?, UrlError?> faultOf)
    {
        if (module[field] is null || module.Text(field) is "")
            return null;

        var url = module.Text(field);
        Check(field, url is not null, "is not a text");
        Check(field, faultOf(url) is null, faultOf(url)?.Phrase ?? "");
        return url;
    }

    private string? Base()
    {
        if (Url("baseUrl", urls.FindErrorOfCalled) is not { } url || _errors.ContainsKey("baseUrl"))
            return null;

        Check("baseUrl", new Uri(url) is { Query: "", Fragment: "" }, "has a query or a fragment");
        return url;
    }

    private string? Path(JsonObject? actions, string action)
    {
        if (actions?[action] is null || actions.Text(action) is "")
            return actions is null ? null : "";

        var name = $"actions.{action}";
        var path = Text(actions, action, MaxPath, name);
        Check(name, path is null || !path.AsSpan().ContainsAny(" ?#\\"), "is not a path");
        return path;
    }

    private string[]? Countries()
    {
        if (module["availableCountries"] is not { } node)
            return null;

        string?[] countries = node is JsonArray { Count: <= MaxCountries } array
            ? [.. array.Select(item => item.AsText()?.ToUpperInvariant())]
            : [null];
        Check(
            "availableCountries",
            Array.TrueForAll(countries, country => country is { Length: 2 } && country.All(char.IsAsciiLetterUpper)),
            "is not a list of country codes such as IT");
        return [.. countries.OfType<string>()];
    }

    private IntegrationRequest? Platform(JsonNode declared, string? name, string? logo)
    {
        const string Field = "integrations.hotspot";
        if (declared is not JsonObject platform)
        {
            Check(Field, holds: false, "is not an object");
            return null;
        }

        var request = IntegrationRequest.Empty with
        {
            Name = name,
            Logo = logo,
            Description = platform.Text("description"),
            Site = platform.Text("site"),
            WebhookUrl = platform.Text("webhookUrl"),
            PreAuthRedirectUrl = platform.Text("preAuthRedirectUrl"),
            PostAuthRedirectUrl = platform.Text("postAuthRedirectUrl"),
            Privacy = platform.Text("privacy"),
        };
        Check(Field, request.WebhookUrl is not null, "has no webhookUrl");
        var error = request.FindFault() ?? request.FindEgressFault(egress);
        Check(Field, error is null, $"is refused: {error}");
        return request;
    }
}
