using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static class ContainerResourceBuilderExtensions
{
    /// <exception cref="NotSupportedException">A native server cannot outlive the application that watches over it.</exception>
    public static IResourceBuilder<T> WithLifetime<T>(this IResourceBuilder<T> builder, ContainerLifetime lifetime)
        where T : ContainerResource =>
        lifetime == ContainerLifetime.Session
            ? builder
            : throw new NotSupportedException(
                $"'{builder.Resource.Name}' cannot outlive the application without a container runtime; WithDataVolume keeps its data.");
}
