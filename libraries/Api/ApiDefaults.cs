using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Icaro.Api;

/// <summary>What all HTTP APIs of the system have in common.</summary>
public static class ApiDefaults
{
    /// <summary>Bytes. A larger request body is answered with 413.</summary>
    public const int MaxRequestBody = 1024 * 1024;

    /// <param name="builder">The service.</param>
    /// <param name="errors">The format of errors; <see cref="ErrorFormat.Message"/> unless given.</param>
    public static void AddApiDefaults(this IHostApplicationBuilder builder, ErrorFormat? errors = null)
    {
        builder.Services.AddSingleton(errors ?? ErrorFormat.Message);
        // Also for the OpenAPI document, which names properties by these options.
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
