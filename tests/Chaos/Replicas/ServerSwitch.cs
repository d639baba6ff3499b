using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Icaro.Chaos.Replicas;

/// <summary>Starts and stops resources through Aspire.</summary>
internal sealed class ServerSwitch(DistributedApplication application)
{
    public Task StartAsync(string nameOrId, CancellationToken cancellationToken) =>
        application.ResourceCommands.ExecuteCommandAsync(nameOrId, KnownResourceCommands.StartCommand, cancellationToken);

    public Task StopAsync(string nameOrId, CancellationToken cancellationToken) =>
        application.ResourceCommands.ExecuteCommandAsync(nameOrId, KnownResourceCommands.StopCommand, cancellationToken);
}
