namespace Icaro.LoginApiCrypto.Login.Sessions;

/// <summary>Reads and writes the cookie with the sealed <see cref="LoginSession"/>.</summary>
internal sealed class SessionCookie(KeyRing keys, IOptions<LoginOptions> options, IHostEnvironment environment, TimeProvider time)
{
    public const string Name = "loginapi_session";

    /// <summary>The language that the guest chose, for the page with the result.</summary>
    public const string LanguageName = "loginapi_language";

    private const string Path = "/loginapi";
    private const int KeyLength = 32;

    /// <summary>Browsers limit a cookie to 4 KB. A longer URL is omitted, and the guest is not offered to return to it.</summary>
    private const int MaxUserUrl = 1500;

    public LoginSession Open(HttpResponse response, string registrationNumber, LogonContext logon)
    {
        var device = logon.Device;
        var session = new LoginSession(
            registrationNumber,
            logon.Id.Text,
            logon.Version.ToString(),
            device.Address,
            device.Mac,
            device.Vlan,
            device.UserUrl?.Length <= MaxUserUrl ? device.UserUrl : null,
            RandomNumberGenerator.GetBytes(KeyLength),
            logon.SecretId,
            time.GetUtcNow() + options.Value.SessionLifetime);

        var json = JsonSerializer.SerializeToUtf8Bytes(session, LoginApiJson.Default.LoginSession);
        var sealedSession = keys.Seal(json, SealPurpose.LoginSession);
        Append(response, Name, Base64Url.EncodeToString(sealedSession));
        return session;
    }

    public void Remember(HttpResponse response, string language) => Append(response, LanguageName, language);

    /// <returns>The session, expired or not; null without a valid cookie.</returns>
    public LoginSession? Read(HttpRequest request)
    {
        if (request.Cookies[Name] is not { Length: > 0 } cookie || !Base64Url.IsValid(cookie))
            return null;

        try
        {
            var json = keys.Open(Base64Url.DecodeFromChars(cookie), SealPurpose.LoginSession);
            return JsonSerializer.Deserialize(json, LoginApiJson.Default.LoginSession);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public bool IsOver(LoginSession session) => session.Expires <= time.GetUtcNow();

    private void Append(HttpResponse response, string name, string value) => response.Cookies.Append(name, value, new CookieOptions
    {
        Path = Path,
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = !environment.IsDevelopment() || IsHttps(response.HttpContext.Request),
        MaxAge = options.Value.SessionLifetime,
    });

    /// <summary>The gateway forwards requests by http, and adds the scheme of the browser.</summary>
    private static bool IsHttps(HttpRequest request) =>
        request.IsHttps || string.Equals(request.Headers["X-Forwarded-Proto"], "https", StringComparison.OrdinalIgnoreCase);
}
