using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Logging;

namespace Icaro.Tokens;

/// <summary>Authenticates the <c>Token</c> header. A reading token may only GET.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ITokenDirectory directory) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Token";

    private static readonly AuthenticateResult Required = AuthenticateResult.Fail("API token required");
    private static readonly AuthenticateResult Invalid = AuthenticateResult.Fail("API token is invalid");
    private static readonly AuthenticateResult Expired = AuthenticateResult.Fail("API token is expired");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // Routes without authorization, and unknown ones, do not look the token up.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null)
            return AuthenticateResult.NoResult();

        var token = Request.Headers["Token"].ToString();
        if (token.Length == 0)
            return Required;

        var identity = await directory.FindAsync(TokenHash.Of(token), Context.RequestAborted);
        if (identity is null)
            return Invalid;
        if (identity.Expires <= TimeProvider.GetUtcNow())
            return Expired;

        Context.Features.Set(identity);
        return AuthenticateResult.Success(identity.ToTicket(Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var failure = (await HandleAuthenticateOnceSafeAsync()).Failure?.Message ?? "API token required";
        await ApiError.Unauthorized(failure).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiError.Forbidden("Unauthorized action").ExecuteAsync(Context);
}
