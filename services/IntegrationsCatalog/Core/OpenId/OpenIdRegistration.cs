using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace Icaro.IntegrationsCatalog.Core.OpenId;

/// <summary>
/// GET /api/login/openid sends a browser to the provider, which sends it back to the callback. That one responds as POST /api/login does.
/// </summary>
internal static class OpenIdRegistration
{
    private const string Scheme = "OpenId";
    private const string Path = "/api/login/openid";
    private const string CallbackPath = Path + "/callback";
    private const string Unavailable = "The OpenID provider is unavailable, try again later";

    public static void AddOpenIdLogin(this IHostApplicationBuilder builder)
    {
        if (!IsConfigured(builder.Configuration))
            return;

        builder.Services.AddValidatedOptions<OpenIdOptions, OpenIdOptionsValidator>(OpenIdOptions.Section)
            .Validate<IHostEnvironment>(
                (options, environment) => environment.IsDevelopment() || options.Authority?.Scheme == Uri.UriSchemeHttps,
                "OpenId:Authority is not https");
        builder.Services.AddScoped<OpenIdEvents>();
        builder.Services.AddAuthentication().AddOpenIdConnect(Scheme, options => options.EventsType = typeof(OpenIdEvents));
        builder.Services.AddOptions<OpenIdConnectOptions>(Scheme)
            .Configure<IOptions<OpenIdOptions>, IHostEnvironment, KeyRing>(Configure);
    }

    public static void MapOpenIdLogin(this IEndpointRouteBuilder endpoints)
    {
        if (IsConfigured(endpoints.ServiceProvider.GetRequiredService<IConfiguration>()))
            endpoints.MapGet(Path, StartAsync).ExcludeFromDescription();
    }

    private static bool IsConfigured(IConfiguration configuration) => configuration.GetSection(OpenIdOptions.Section).Exists();

    private static void Configure(
        OpenIdConnectOptions options, IOptions<OpenIdOptions> settings, IHostEnvironment environment, KeyRing keys)
    {
        options.Authority = settings.Value.Authority.ToString();
        options.ClientId = settings.Value.ClientId;
        options.ClientSecret = settings.Value.ClientSecret;
        foreach (var scope in settings.Value.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            options.Scope.Add(scope);
        options.RequireHttpsMetadata = !environment.IsDevelopment();
        options.CallbackPath = CallbackPath;
        options.ResponseType = "code";
        // The response is a link to follow, so that its cookies need not be those of foreign forms.
        options.ResponseMode = "query";
        options.MapInboundClaims = false;
        options.DisableTelemetry = true;
        options.StateDataFormat = new SealedFormat<AuthenticationProperties>(keys, PropertiesSerializer.Default);
        options.StringDataFormat = new SealedFormat<string>(keys, new TextSerializer());
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            // The gateway forwards requests by http.
            cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.None : CookieSecurePolicy.Always;
        }
    }

    private static async Task StartAsync(HttpContext context)
    {
        try
        {
            await context.ChallengeAsync(Scheme);
        }
        catch (InvalidOperationException exception) when (exception.InnerException is IOException)
        {
            await ApiError.Of(StatusCodes.Status503ServiceUnavailable, Unavailable).ExecuteAsync(context);
        }
    }
}
