using Icaro.ServiceDefaults.Messaging;
using Icaro.ServiceDefaults.Outbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Icaro.ServiceDefaults.Telemetry;

public static class TelemetryExtensions
{
    private const string MassTransit = "MassTransit";

    /// <summary>
    /// Logs, metrics and traces, exported over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set. Otherwise nobody listens,
    /// and what is not recorded costs nothing.
    /// </summary>
    /// <remarks>
    /// The service's own sources and meters carry its application name. Those of Npgsql are added with the database.
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
                .AddMeter(MassTransit, OutboxTelemetry.Name, ErrorQueues.MeterName, builder.Environment.ApplicationName))
            .WithTracing(tracing => tracing
                .AddAspNetCoreInstrumentation(server => server.Filter = context => !IsProbe(context.Request.Path))
                .AddHttpClientInstrumentation()
                .AddSource(MassTransit, OutboxTelemetry.Name, builder.Environment.ApplicationName)
                .AddProcessor(new IdlePollingFilter()))
            .UseOtlpExporter();
    }

    internal static bool ExportsTelemetry(this IConfiguration configuration) =>
        !string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);

    private static bool IsProbe(PathString path) => path.StartsWithSegments("/health") || path.StartsWithSegments("/alive");
}
