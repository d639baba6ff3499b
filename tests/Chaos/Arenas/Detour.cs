using Aspire.Hosting.ApplicationModel;

namespace Icaro.Chaos.Arenas;

/// <summary>Leads a service to its servers through proxies, by its connection strings.</summary>
internal static class Detour
{
    /// <param name="builder">Of the application.</param>
    /// <param name="link">Which way is to lead through a proxy.</param>
    /// <param name="proxy">The proxy, which is asked for only when the service starts.</param>
    public static void Apply(IDistributedApplicationTestingBuilder builder, Link link, Func<TcpProxy> proxy)
    {
        var server = builder.Resources.OfType<IResourceWithConnectionString>().Single(resource => resource.Name == link.Connection);
        builder.Project(link.Service).WithEnvironment(async context =>
        {
            var direct = (await server.GetConnectionStringAsync(context.CancellationToken))!;
            proxy().Server = ServerAddress.Of(direct);
            context.EnvironmentVariables[$"ConnectionStrings__{link.Connection}"] = proxy().Address.PutInto(direct);
        });
    }
}
