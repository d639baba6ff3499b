using Microsoft.Extensions.Logging;

namespace Icaro.ServiceDefaults.Telemetry;

internal static class ConsoleLogs
{
    /// <summary>One line per event, without events that are normal or reported elsewhere.</summary>
    public static void AddConsoleLogs(this IHostApplicationBuilder builder)
    {
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
        // Polly logs every attempt; the caller logs the result.
        builder.Logging.AddFilter("Polly", LogLevel.None);
        // While this category is enabled, ASP.NET Core creates an activity and a log scope for every request.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // The caller of a command sees it fail; EF's migrations expect some failures.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database", LogLevel.None);
        // /health reports the same, and may be polled every second.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
    }
}
