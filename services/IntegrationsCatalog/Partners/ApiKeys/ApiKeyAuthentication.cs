using System.Net.Http.Headers;
using System.Security.Claims;

namespace Icaro.IntegrationsCatalog.Partners.ApiKeys;

/// <summary>Authenticates <see cref="BasicCredentials"/> of an organization and one of its keys.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiKeyDirectory directory,
    ApiKeyUses uses) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    /// <summary>The policy of the routes that accept only API keys.</summary>
    public const string Policy = "api-key";

    public const string Required = "API key required";
    public const string Invalid = "API key is invalid";

    private const string Realm = "Basic realm=\"Icaro.Aspire\", charset=\"UTF-8\"";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header is "")
            return AuthenticateResult.Fail(Required);
        if (BasicCredentials.Parse(header) is not { } credentials
            || await directory.FindAsync(TokenHash.Of(credentials.Key), Context.RequestAborted) is not { } identity
            || !AreEqual(identity.OrganizationId, credentials.OrganizationId))
            return AuthenticateResult.Fail(Invalid);

        uses.Note(identity);
        Context.Features.Set(identity);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity(Scheme.Name)), Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var failure = (await HandleAuthenticateOnceSafeAsync()).Failure?.Message ?? Required;
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Realm;
        await Response.WriteAsJsonAsync(new ErrorMessage(failure), ErrorMessageJson.Default.ErrorMessage);
    }

    private static bool AreEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}

/// <summary>The organization of a valid API key. Endpoints take it as a parameter.</summary>
/// <param name="OrganizationId">The account's uuid.</param>
internal sealed record ApiKeyIdentity(int KeyId, int AccountId, string OrganizationId, DateTimeOffset? LastUsed)
{
    public static ValueTask<ApiKeyIdentity?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Features.Get<ApiKeyIdentity>());
}

/// <summary>The header <c>Authorization: Basic base64(organization:key)</c> of RFC 7617.</summary>
internal sealed record BasicCredentials(string OrganizationId, string Key)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>Null for other headers.</returns>
    public static BasicCredentials? Parse(string header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var value)
            || !value.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            || value.Parameter is null)
            return null;

        try
        {
            var text = StrictUtf8.GetString(Convert.FromBase64String(value.Parameter));
            return text.Split(':', 2) is [var organizationId, var key] ? new(organizationId, key) : null;
        }
        catch (Exception malformed) when (malformed is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }
}
