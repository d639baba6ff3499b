using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Icaro.OpenIdProvider;

/// <summary>
/// An OpenID provider with one client: discovery, keys, and the authorization code flow with PKCE. Whoever comes is one person, who has
/// always logged in already.
/// </summary>
public sealed class Provider : IAsyncDisposable
{
    public const string ClientId = "icaro";
    public const string ClientSecret = "secret-of-the-client-0123456789abc";

    private readonly WebApplication _app;
    private readonly SigningKey _key = new();
    private readonly ConcurrentDictionary<string, Authorization> _codes = [];

    private Provider(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <summary>What id tokens say about the person.</summary>
    public IReadOnlyDictionary<string, object> Person { get; set; } = new Dictionary<string, object>();

    public static async Task<Provider> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new Provider(builder.Build());
        provider.Map();
        await provider._app.StartAsync(cancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => new
        {
            issuer = Address,
            authorization_endpoint = $"{Address}/authorize",
            token_endpoint = $"{Address}/token",
            jwks_uri = $"{Address}/keys",
            response_types_supported = (string[])["code"],
            subject_types_supported = (string[])["public"],
            id_token_signing_alg_values_supported = (string[])["RS256"],
        });
        _app.MapGet("/keys", () => _key.PublicKeys);
        _app.MapGet("/authorize", Authorize);
        _app.MapPost("/token", IssueAsync);
    }

    private IResult Authorize(HttpRequest request)
    {
        string Field(string name) => request.Query[name].ToString();
        if (Field("client_id") != ClientId || Field("response_type") != "code" || Field("code_challenge_method") != "S256")
            return Results.BadRequest("This is no request of the client.");

        var code = RandomNumberGenerator.GetHexString(32);
        _codes[code] = new(Field("redirect_uri"), Field("nonce"), Field("code_challenge"));
        return Results.Redirect(QueryHelpers.AddQueryString(
            Field("redirect_uri"), new Dictionary<string, string?> { ["code"] = code, ["state"] = Field("state") }));
    }

    private async Task<IResult> IssueAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        string Field(string name) => form[name].ToString();
        if (Field("client_id") != ClientId || Field("client_secret") != ClientSecret || Field("grant_type") != "authorization_code")
            return Results.BadRequest(new { error = "invalid_client" });
        if (!_codes.TryRemove(Field("code"), out var authorization) || authorization.RedirectUri != Field("redirect_uri")
            || authorization.Challenge != Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Field("code_verifier")))))
            return Results.BadRequest(new { error = "invalid_grant" });

        return Results.Json(new
        {
            access_token = RandomNumberGenerator.GetHexString(32),
            token_type = "Bearer",
            expires_in = 60,
            id_token = _key.Sign(ClaimsOf(authorization)),
        });
    }

    private Dictionary<string, object> ClaimsOf(Authorization authorization)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return new(Person)
        {
            ["iss"] = Address,
            ["aud"] = ClientId,
            ["sub"] = "person-1",
            ["iat"] = now,
            ["exp"] = now + 60,
            ["nonce"] = authorization.Nonce,
        };
    }

    private sealed record Authorization(string RedirectUri, string Nonce, string Challenge);
}
