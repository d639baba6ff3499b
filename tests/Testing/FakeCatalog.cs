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

    /// <summary>Of a link to <see cref="LinkedIntegration"/> that an administrator has handed out.</summary>
    public const string LinkToken = "token-of-a-link";

    /// <summary>As <see cref="LinkToken"/>, of an admin who operates.</summary>
    public const string OperatorLinkToken = "token-of-an-operators-link";

    /// <summary>As <see cref="LinkToken"/>, of the reseller.</summary>
    public const string ResellerLinkToken = "token-of-a-resellers-link";

    public const int LinkedIntegration = 7;

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
            [TokenHash.Of(LinkToken).Hex] = Link(OperatorRoles.Administer, resellerId: null),
            [TokenHash.Of(OperatorLinkToken).Hex] = Link(OperatorRoles.Operate, resellerId: null),
            [TokenHash.Of(ResellerLinkToken).Hex] = Link(role: null, resellerId: 1),
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

    private static TokenIdentity Link(string? role, int? resellerId) => new()
    {
        AccountId = 1,
        AccountType = "platform",
        OperatorRole = role,
        CreatorId = 1,
        TokenType = TokenIdentity.LinkType,
        Acls = "none",
        IntegrationId = LinkedIntegration,
        ResellerId = resellerId,
    };
}
