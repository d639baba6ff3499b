using Aspire.Hosting.ApplicationModel;
using Icaro.Local.NativeServers;

namespace Aspire.Hosting.Local;

/// <summary>Starts the machine's own PostgreSQL, and creates in it the databases that AppHost.cs names.</summary>
internal static class PostgresLauncher
{
    public static async Task<RunningReplica> LaunchAsync(Launch launch, CancellationToken cancellationToken)
    {
        var resource = (PostgresServerResource)launch.Resource;
        var server = await PostgresServer.StartAsync(
            new NativeServerOptions
            {
                DataDirectory = launch.Data.FolderOf(resource),
                Port = launch.PortOf(PostgresServerResource.PrimaryEndpointName),
                UserName = (await resource.UserNameReference.GetValueAsync(cancellationToken))!,
                Password = (await resource.PasswordParameter.GetValueAsync(cancellationToken))!,
                Log = launch.Log,
            },
            cancellationToken);

        foreach (var database in resource.Databases.Values)
            await server.CreateDatabaseAsync(database, cancellationToken);

        return new(server.Process, server.StopAsync);
    }
}
