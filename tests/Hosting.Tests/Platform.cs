using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Icaro.Hosting.Tests;

/// <summary>The program that these tests run, as the build of an AppHost would describe it.</summary>
internal sealed class Platform : IProjectMetadata
{
    public string ProjectPath { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "..", "..", "ExternalPlatform", "ExternalPlatform.csproj"));

    /// <summary>Beside this test project, built the same way.</summary>
    public string AssemblyPath { get; } = Path.Combine(
        AppContext.BaseDirectory.Replace("Hosting.Tests", "ExternalPlatform", StringComparison.Ordinal), "ExternalPlatform.dll");
}

internal static class PlatformExtensions
{
    public static IResourceBuilder<ProjectResource> AddPlatform(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddPlatformWithoutSecrets(name)
            .WithEnvironment("Platform__WebhookToken", "token")
            .WithEnvironment("Platform__SigningSecret", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    /// <summary>It ends at once, with exit code 1 or more.</summary>
    public static IResourceBuilder<ProjectResource> AddPlatformWithoutSecrets(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddProject<Platform>(name).WithHttpEndpoint().WithHttpHealthCheck("/health");
}
