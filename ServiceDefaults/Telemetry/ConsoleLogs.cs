using Microsoft.Extensions.Logging;

namespace Icaro.ServiceDefaults.Telemetry;

internal static class ConsoleLogs
{
    /// <summary>One line per event, and silence about what is normal or said elsewhere.</summary>
    public static void AddConsoleLogs(this IHostApplicationBuilder builder)
    {
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
        // Of each attempt at a call between services; whoever calls says what came of it.
        builder.Logging.AddFilter("Polly", LogLevel.None);
        // What fails at the start is shown all the same. While this might log, it makes an activity and a log scope for every request.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // Whoever runs a command sees it fail; EF's migrations even expect it.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database", LogLevel.None);
        // /health tells what is not healthy, and whoever asks for it each second need not make a log of it.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
    }
}
