using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Icaro.Api;

/// <summary>What every HTTP API of the system has in common.</summary>
public static class ApiDefaults
{
    /// <summary>Bytes; a larger request body is answered with 413.</summary>
    public const int MaxRequestBody = 1024 * 1024;

    public static void AddApiDefaults(this IHostApplicationBuilder builder)
    {
        // The endpoints write with contexts of their own; this is for the OpenAPI document, which must name things alike.
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower);
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<UnhandledErrors>();
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBody;
        });
    }
}
