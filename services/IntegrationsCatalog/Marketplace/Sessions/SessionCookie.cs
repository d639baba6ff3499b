using System.Buffers.Text;

namespace Icaro.IntegrationsCatalog.Marketplace.Sessions;

/// <summary>Stores a <see cref="BrowserSession"/> in a sealed cookie, which scripts cannot read.</summary>
internal sealed class SessionCookie(KeyRing keys, IOptions<MarketplaceOptions> options, IHostEnvironment environment, TimeProvider time)
{
    public const string Name = "marketplace_session";

    private const string Path = "/marketplace";

    public void Open(HttpResponse response, TokenHash token)
    {
        var formKey = RandomNumberGenerator.GetHexString(64);
        var session = new BrowserSession(token.Hex, formKey, time.GetUtcNow() + options.Value.SessionLifetime);
        var json = JsonSerializer.SerializeToUtf8Bytes(session, CatalogJson.Stored.BrowserSession);
        response.Cookies.Append(Name, Base64Url.EncodeToString(keys.Seal(json, SealPurpose.MarketplaceSession)), new()
        {
            Path = Path,
            HttpOnly = true,
            IsEssential = true,
            // Not Strict: the first page follows a form on another site, which submits its token.
            SameSite = SameSiteMode.Lax,
            Secure = !environment.IsDevelopment() || IsHttps(response.HttpContext.Request),
            MaxAge = options.Value.SessionLifetime,
        });
    }

    /// <returns>Null without a valid session.</returns>
    public BrowserSession? Read(HttpRequest request)
    {
        if (request.Cookies[Name] is not { Length: > 0 } cookie || !Base64Url.IsValid(cookie))
            return null;

        try
        {
            var json = keys.Open(Base64Url.DecodeFromChars(cookie), SealPurpose.MarketplaceSession);
            var session = JsonSerializer.Deserialize(json, CatalogJson.Stored.BrowserSession)!;
            return session.Expires > time.GetUtcNow() ? session : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The gateway forwards requests by http, and adds the browser's scheme.</summary>
    private static bool IsHttps(HttpRequest request) =>
        request.IsHttps || string.Equals(request.Headers["X-Forwarded-Proto"], "https", StringComparison.OrdinalIgnoreCase);
}
