using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Icaro.Gateway.Edge;

/// <summary>
/// <c>Cors:Origins</c>: the origins of Sun-UI and other browser applications; <c>*</c> allows every origin. They authenticate by a
/// header, never by a cookie, so credentials are not allowed.
/// </summary>
internal static class CrossOrigin
{
    private const string Setting = "Cors:Origins";
    private static readonly TimeSpan PreflightMaxAge = TimeSpan.FromMinutes(10);

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
            .SetPreflightMaxAge(PreflightMaxAge));
}
