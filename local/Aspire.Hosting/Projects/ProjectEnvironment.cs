using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Local;

/// <summary>What every project gets without being asked: its launch profile, its addresses, and where telemetry goes.</summary>
internal static class ProjectEnvironment
{
    public static void Add(EnvironmentCallbackContext context, IProjectMetadata project, IConfiguration configuration)
    {
        AddLaunchProfile(context, project);
        AddUrls(context);
        AddTelemetry(context, configuration);
    }

    private static void AddLaunchProfile(EnvironmentCallbackContext context, IProjectMetadata project)
    {
        if (LaunchSettings.FirstOf(project.ProjectPath) is not { } launch)
            return;

        context.EnvironmentVariables["DOTNET_LAUNCH_PROFILE"] = launch.Name;
        foreach (var (name, value) in launch.Profile.EnvironmentVariables ?? [])
            context.EnvironmentVariables[name] = System.Environment.ExpandEnvironmentVariables(value);
    }

    private static void AddUrls(EnvironmentCallbackContext context)
    {
        var urls = context.Resource.Annotations.OfType<EndpointAnnotation>()
            .Where(endpoint => endpoint.UriScheme is "http" or "https")
            .Select(endpoint => endpoint.UrlAt(endpoint.ReplicaPorts[context.Replica]))
            .ToList();

        if (urls.Count > 0)
            context.EnvironmentVariables["ASPNETCORE_URLS"] = string.Join(';', urls);
    }

    /// <summary>Aspire sends telemetry to its dashboard. Here there is none, so it goes where the AppHost is told to, or nowhere.</summary>
    private static void AddTelemetry(EnvironmentCallbackContext context, IConfiguration configuration)
    {
        context.EnvironmentVariables["OTEL_SERVICE_NAME"] = context.Resource.Name;
        context.EnvironmentVariables["OTEL_RESOURCE_ATTRIBUTES"] =
            $"service.instance.id={context.Resource.GetReplicaIds()[context.Replica]}";

        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 } endpoint)
            return;

        context.EnvironmentVariables["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;
        context.EnvironmentVariables["OTEL_EXPORTER_OTLP_PROTOCOL"] = configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] ?? "grpc";
        if (configuration["OTEL_EXPORTER_OTLP_HEADERS"] is { Length: > 0 } headers)
            context.EnvironmentVariables["OTEL_EXPORTER_OTLP_HEADERS"] = headers;
    }
}
