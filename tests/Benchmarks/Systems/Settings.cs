using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Icaro.Benchmarks.Systems;

internal static class Settings
{
    /// <summary>Sets an environment variable of a service.</summary>
    public static void Set(this IDistributedApplicationTestingBuilder builder, string service, string variable, string value) => builder
        .CreateResourceBuilder(builder.Resources.OfType<ProjectResource>().Single(project => project.Name == service))
        .WithEnvironment(variable, value);
}
