using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Icaro.Console.Sessions;

/// <summary>A session is a sealed cookie that holds the person's token. The service keeps nothing, so any replica continues it.</summary>
internal static class SessionRegistration
{
    private const string SessionCookie = "console_session";
    private const string FormCookie = "console_forms";

    public static void AddSessions(this WebApplicationBuilder builder)
    {
        // Browsers send cookies with this flag by https only, which development does without.
        var secure = builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        var services = builder.Services;
        services.AddValidatedOptions<SessionOptions, SessionOptionsValidator>(SessionOptions.Section);
        services.AddHttpContextAccessor();
        services.AddScoped<Person>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<IOptions<SessionOptions>>((cookie, session) => Configure(cookie, session.Value, secure));
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAntiforgery(forms => Configure(forms, secure));
        services.UseSealedDataProtection();
    }

    private static void Configure(CookieAuthenticationOptions options, SessionOptions session, CookieSecurePolicy secure)
    {
        options.Cookie.Name = SessionCookie;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = secure;
        options.ExpireTimeSpan = session.Lifetime;
        options.SlidingExpiration = false;
        options.LoginPath = "/login";
        options.ReturnUrlParameter = "return";
    }

    private static void Configure(AntiforgeryOptions options, CookieSecurePolicy secure)
    {
        options.Cookie.Name = FormCookie;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = secure;
        // The content security policy forbids all frames.
        options.SuppressXFrameOptionsHeader = true;
    }

    /// <summary>In place of ASP.NET's own, which would create keys in a folder.</summary>
    private static void UseSealedDataProtection(this IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider, SealedDataProtection>());
        foreach (var keyCreation in services.Where(one => one.ImplementationType?.Name is "DataProtectionHostedService").ToList())
            services.Remove(keyCreation);
    }
}
