using Icaro.ServiceDefaults.Outbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Icaro.ServiceDefaults.Telemetry;

public static class TelemetryExtensions
{
    private static readonly string[] BuiltInMeters =
        ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "MassTransit"];

    private static readonly string[] BuiltInSources = ["Microsoft.AspNetCore", "System.Net.Http", "MassTransit", OutboxTelemetry.SourceName];

    /// <summary>
    /// Logs, metrics and traces, exported over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set. Otherwise nobody listens,
    /// and what is not recorded costs nothing.
    /// </summary>
    /// <remarks>The service's own sources and meters carry its application name.</remarks>
    public static void ConfigureOpenTelemetry(this IHostApplicationBuilder builder)
    {
        if (!builder.Configuration.ExportsTelemetry())
            return;

        // The tags of request spans by the OpenTelemetry conventions; ASP.NET Core leaves them out unless told.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);

        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter([.. BuiltInMeters, builder.Environment.ApplicationName]))
            .WithTracing(tracing => tracing.AddSource([.. BuiltInSources, builder.Environment.ApplicationName]));
        telemetry.WithLogging();
        telemetry.UseOtlpExporter();
    }

    internal static bool ExportsTelemetry(this IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
}
