using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Icaro.ServiceDefaults.Telemetry;

public static class TelemetryExtensions
{
    /// <summary>The sources and meters of the libraries.</summary>
    private const string Libraries = "Icaro.*";

    /// <summary>
    /// Logs, metrics and traces, exported over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set. Otherwise nobody listens,
    /// and what is not recorded costs nothing.
    /// </summary>
    /// <remarks>
    /// The service's own sources and meters carry its application name. Those of Npgsql and MassTransit are added with the database and
    /// the bus.
    /// </remarks>
    public static void ConfigureOpenTelemetry(this IHostApplicationBuilder builder)
    {
        if (!builder.Configuration.ExportsTelemetry())
            return;

        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddMeter(Libraries, builder.Environment.ApplicationName))
            .WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation(server => server.Filter = context => !IsProbe(context.Request.Path))
                .AddHttpClientInstrumentation()
                .AddSource(Libraries, builder.Environment.ApplicationName)
                .AddProcessor(new IdlePollingFilter()))
            .UseOtlpExporter();
    }

    public static bool ExportsTelemetry(this IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);

    private static bool IsProbe(PathString path) => path.StartsWithSegments("/health") || path.StartsWithSegments("/alive");
}

/// <summary>
/// Drops spans of database commands without a recorded parent: pollers and health checks would create several traces a second while
/// nothing happens. This is a processor because a sampler does not know the source.
/// </summary>
internal sealed class IdlePollingFilter : BaseProcessor<Activity>
{
    public override void OnStart(Activity data)
    {
        if (data.Source.Name != "Npgsql" || (data.ParentSpanId != default && data.Parent is not { Recorded: false }))
            return;

        data.IsAllDataRequested = false;
        data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
