namespace Icaro.IntegrationsCatalog.Marketplace.ModuleApi;

/// <summary>The responses of the API for modules, in RetailCRM's format and words.</summary>
internal static class ModuleApiResponses
{
    public const string KeyMissing = "\"apiKey\" is missing.";
    public const string KeyWrong = "Wrong \"apiKey\" value.";
    public const string AccessDenied = "Access denied.";
    public const string MethodNotFound = "API method not found";
    public const string InputInvalid = "Errors in the input parameters";
    public const string NotFound = "Not found";

    public static JsonHttpResult<ModuleApiError> Error(int status, string message, IReadOnlyDictionary<string, string>? errors = null) =>
        TypedResults.Json(new ModuleApiError(false, message, errors), CatalogJson.Modules.ModuleApiError, statusCode: status);

    public static JsonHttpResult<ModuleApiError> Invalid(IReadOnlyDictionary<string, string> errors) =>
        Error(StatusCodes.Status400BadRequest, InputInvalid, errors);

    public static JsonHttpResult<ModuleApiError> Invalid(string field, string error) =>
        Invalid(new Dictionary<string, string> { [field] = error });

    public static JsonHttpResult<ModuleApiError> WrongKey { get; } = Error(StatusCodes.Status403Forbidden, KeyWrong);
}

/// <param name="Errors">The errors by field.</param>
internal sealed record ModuleApiError(
    bool Success,
    string ErrorMsg,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? Errors);

/// <param name="Info">The secrets of a declared webhook, which only this response contains.</param>
internal sealed record EditResponse(bool Success, EditInfo Info);

internal sealed record EditInfo([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PlatformSecrets? Hotspot)
{
    public static readonly EditInfo None = new(Hotspot: null);
}

/// <param name="WebhookToken">The header <c>X-Icaro-WebHook-Token</c> of webhooks.</param>
/// <param name="SigningSecret">The key of their signatures, <c>whsec_…</c>.</param>
internal sealed record PlatformSecrets(string WebhookToken, string SigningSecret);

internal sealed record ScopesResponse(bool Success, string ApiKey);

/// <param name="Credentials">The methods that the key allows.</param>
/// <param name="SiteAccess">Always <c>access_full</c>: a key is not limited to some of the account's hotspots.</param>
/// <param name="SitesAvailable">Empty, as for every key with full access.</param>
internal sealed record CredentialsResponse(
    bool Success, IReadOnlyList<string> Credentials, IReadOnlyList<string> Scopes, string SiteAccess, IReadOnlyList<string> SitesAvailable)
{
    public static CredentialsResponse Of(IReadOnlyList<string> credentials, IReadOnlyList<string> scopes) =>
        new(true, credentials, scopes, "access_full", []);
}

internal sealed record ApiVersionsResponse(bool Success, IReadOnlyList<string> Versions)
{
    public static ApiVersionsResponse All { get; } = new(true, ["5.0"]);
}

internal sealed record SystemInfoResponse(bool Success, string SystemVersion, string PublicUrl, string TechnicalUrl);

internal sealed record ModuleResponse(bool Success, DescribedModule IntegrationModule);

/// <summary>The connection as the module described it, without its secrets.</summary>
internal sealed record DescribedModule(
    string Code,
    string IntegrationCode,
    bool Active,
    bool Freeze,
    string Name,
    string Logo,
    bool Native,
    string BaseUrl,
    IReadOnlyDictionary<string, string> Actions,
    IReadOnlyList<string> AvailableCountries,
    string AccountUrl,
    JsonObject Integrations);
