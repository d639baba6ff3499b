using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Icaro.Gateway.Edge;

/// <summary>
/// <c>Cors:Origins</c>: where Sun-UI and other browser applications may come from; <c>*</c> is everywhere. They show
/// who they are by a header, never by a cookie, so credentials are not allowed.
/// </summary>
internal static class CrossOrigin
{
    private const string Setting = "Cors:Origins";
    private static readonly TimeSpan _preflightMaxAge = TimeSpan.FromMinutes(10);

    public static void AddCrossOrigin(this IServiceCollection services)
    {
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IConfiguration>(Configure);
    }

    private static void Configure(CorsOptions cors, IConfiguration configuration) =>
        cors.AddDefaultPolicy(policy => policy
            .WithOrigins(configuration.GetSection(Setting).Get<string[]>() ?? [])
            .AllowAnyHeader()
            .AllowAnyMethod()
            .WithExposedHeaders(HeaderNames.RetryAfter)
            .SetPreflightMaxAge(_preflightMaxAge));
}
