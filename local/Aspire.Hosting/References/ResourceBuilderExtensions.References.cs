using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null,
        bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        var name = connectionName ?? source.Resource.Name;
        var variable = source.Resource.ConnectionStringEnvironmentVariable ?? $"ConnectionStrings__{name}";
        return builder.WithEnvironment(async context =>
        {
            var connectionString = await source.Resource.GetConnectionStringAsync(context.CancellationToken);
            if (connectionString is not null)
                context.EnvironmentVariables[variable] = connectionString;
            else if (!optional)
                throw new DistributedApplicationException($"Resource '{source.Resource.Name}' has no connection string.");
        });
    }

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment =>
        builder.WithEnvironment(context =>
        {
            foreach (var endpoint in source.Resource.GetEndpoints())
                AddServiceUrls(context, endpoint);
        });

    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, EndpointReference endpointReference)
        where TDestination : IResourceWithEnvironment => builder.WithEnvironment(context => AddServiceUrls(context, endpointReference));

    /// <summary>
    /// Aspire gives one URL, of the proxy in front of all replicas. Without that proxy every replica is listed under the next free
    /// number, which service discovery reads the same way.
    /// </summary>
    private static void AddServiceUrls(EnvironmentCallbackContext context, EndpointReference endpoint)
    {
        var number = 0;
        foreach (var url in endpoint.EndpointAnnotation.ReplicaUrls)
        {
            while (!context.EnvironmentVariables.TryAdd($"services__{endpoint.Resource.Name}__{endpoint.Scheme}__{number}", url))
                number++;
        }
    }
}
