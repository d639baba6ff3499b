using Aspire.Hosting.ApplicationModel;
using Icaro.Local.NativeServers;

namespace Aspire.Hosting.Local;

/// <summary>Starts the machine's own RabbitMQ, as a node of its own.</summary>
internal static class RabbitMQLauncher
{
    public static async Task<RunningReplica> LaunchAsync(Launch launch, CancellationToken cancellationToken)
    {
        var resource = (RabbitMQServerResource)launch.Resource;
        var server = await RabbitMqServer.StartAsync(
            new NativeServerOptions
            {
                DataDirectory = launch.Data.FolderOf(resource),
                Port = launch.PortOf(RabbitMQServerResource.PrimaryEndpointName),
                ManagementPort = resource.ManagementEndpoint.Exists ? launch.PortOf(RabbitMQServerResource.ManagementEndpointName) : null,
                UserName = (await resource.UserNameReference.GetValueAsync(cancellationToken))!,
                Password = (await resource.PasswordParameter.GetValueAsync(cancellationToken))!,
                Log = launch.Log,
            },
            cancellationToken);

        return new(server.Process, server.StopAsync);
    }
}
