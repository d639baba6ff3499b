using RabbitMQ.Client;

namespace Icaro.Hosting.Native;

internal static class NativeRabbitMQExtensions
{
    public static IResourceBuilder<NativeRabbitMQResource> AddNativeRabbitMQ(
        this IDistributedApplicationBuilder builder, string name, ParameterResource password, bool management)
    {
        var folder = ServerFolder.Prepare(DataFolder.Of(builder), name);
        builder.RequireAtStart(Installation.RabbitMQServer);
        var server = builder.AddResource(new NativeRabbitMQResource(name, folder, password))
            .WithIconName("Mailbox")
            .WithEndpoint(name: NativeRabbitMQResource.EndpointName, scheme: "tcp", env: "RABBITMQ_NODE_PORT", isProxied: false)
            .WithEndpoint(name: "distribution", scheme: "tcp", env: "DIST_PORT", isProxied: false)
            .WithUrlForEndpoint("distribution", url => url.DisplayLocation = UrlDisplayLocation.DetailsOnly)
            .WithArgs(NativeServer.Script)
            .WithEnvironment("ACCOUNT", "rabbitmq")
            .WithEnvironment("RABBITMQ_SERVER", Installation.RabbitMQServer)
            .WithConnectionHealthCheck(ConnectAsync)
            .OnBeforeResourceStarted(async (server, _, cancellationToken) =>
            {
                await NativeServer.WriteScriptAsync(folder, "rabbitmq", cancellationToken);
                await RabbitMQDefinitions.WriteAsync(folder, server, cancellationToken);
            });
        // Without it by default: its stop takes 5 s of the 6 s that a resource has.
        return management
            ? server.WithHttpEndpoint(name: NativeRabbitMQResource.ManagementEndpointName, env: "MANAGEMENT_PORT", isProxied: false)
            : server;
    }

    private static async Task ConnectAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = await new ConnectionFactory { Uri = new(connectionString) }.CreateConnectionAsync(cancellationToken);
    }
}
