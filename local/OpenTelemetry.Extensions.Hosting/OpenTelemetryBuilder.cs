using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OpenTelemetry;

/// <summary>Same members as the real one; the SDK package holds all that they do.</summary>
public sealed class OpenTelemetryBuilder : IOpenTelemetryBuilder
{
    internal OpenTelemetryBuilder(IServiceCollection services) => Services = services;

    public IServiceCollection Services { get; }

    public OpenTelemetryBuilder ConfigureResource(Action<ResourceBuilder> configure) => Through(sdk => sdk.ConfigureResource(configure));

    public OpenTelemetryBuilder WithLogging() => Through(sdk => sdk.WithLogging());

    public OpenTelemetryBuilder WithMetrics() => Through(sdk => sdk.WithMetrics());

    public OpenTelemetryBuilder WithMetrics(Action<MeterProviderBuilder> configure) => Through(sdk => sdk.WithMetrics(configure));

    public OpenTelemetryBuilder WithTracing() => Through(sdk => sdk.WithTracing());

    public OpenTelemetryBuilder WithTracing(Action<TracerProviderBuilder> configure) => Through(sdk => sdk.WithTracing(configure));

    private OpenTelemetryBuilder Through(Action<IOpenTelemetryBuilder> configure)
    {
        configure(this);
        return this;
    }
}
