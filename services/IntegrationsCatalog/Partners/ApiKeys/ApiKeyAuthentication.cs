using System.Security.Claims;

namespace Icaro.IntegrationsCatalog.Partners.ApiKeys;

/// <summary>Authenticates <see cref="BasicCredentials"/>: a key of that very organization.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiKeyDirectory directory,
    ApiKeyUses uses) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    /// <summary>The policy of the routes that take API keys, and nothing else.</summary>
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
