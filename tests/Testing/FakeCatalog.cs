using Icaro.Contracts;
using Icaro.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Icaro.Testing;

/// <summary>The part of the catalog that other services use to authenticate: <c>GET /internal/tokens/{hash}</c>.</summary>
public sealed class FakeCatalog : IAsyncDisposable
{
    /// <summary>As from a catalog of an earlier release, which knows no roles.</summary>
    public const string AdminToken = "token-of-an-administrator";
    public const string OperatorToken = "token-of-an-operator";
    public const string ReaderToken = "token-of-a-reader";
    public const string ResellerToken = "token-of-a-reseller";

    private readonly WebApplication _app;

    private FakeCatalog(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public static async Task<FakeCatalog> StartAsync(string serviceKey, CancellationToken cancellationToken)
    {
        var tokens = new Dictionary<string, TokenIdentity>
        {
            [TokenHash.Of(AdminToken).Hex] = Identity("admin"),
            [TokenHash.Of(OperatorToken).Hex] = Identity("admin", OperatorRoles.Operate),
            [TokenHash.Of(ReaderToken).Hex] = Identity("admin", OperatorRoles.Read),
            [TokenHash.Of(ResellerToken).Hex] = Identity("reseller"),
        };
        var app = LocalServer.Create();
        app.MapGet("/internal/tokens/{hash}", (string hash, HttpRequest request) =>
            request.Headers[ServiceKey.Header] != serviceKey ? Results.Unauthorized()
            : tokens.TryGetValue(hash, out var identity) ? Results.Json(identity, TokenJson.Default.TokenIdentity)
            : Results.NotFound());
        await app.StartAsync(cancellationToken);
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static TokenIdentity Identity(string accountType, string? role = null) =>
        new() { AccountId = 1, AccountType = accountType, OperatorRole = role, CreatorId = 1, TokenType = "login", Acls = "full" };
}
