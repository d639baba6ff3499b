using Microsoft.AspNetCore.HttpsPolicy;

namespace Icaro.Gateway.Edge;

/// <summary>
/// Tells browsers to use https only, and redirects requests by http, outside of development. The health checks are for whoever runs
/// the gateway, and answer by http too.
/// </summary>
internal static class HttpsOnly
{
    public static void AddHttpsOnly(this IServiceCollection services)
    {
        services.AddPublicUrl();
        services.AddHttpsRedirection(redirection => redirection.RedirectStatusCode = StatusCodes.Status308PermanentRedirect);
        services.AddOptions<HttpsRedirectionOptions>()
            .Configure<IOptions<PublicOptions>>((redirection, system) => redirection.HttpsPort = system.Value.Url!.Port);
    }

    public static void UseHttpsOnly(this WebApplication app)
    {
        app.UseHsts();
        if (!app.Environment.IsDevelopment())
            app.UseWhen(context => !IsProbe(context.Request.Path), outside => outside.UseHttpsRedirection());
    }

    private static bool IsProbe(PathString path) => path.Equals("/health") || path.Equals("/alive") || path.Equals(IcaroHealthCheck.Path);
}
