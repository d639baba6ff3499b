using Aspire.Hosting.Local;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Starts, stops and restarts a resource by its name, or one of its replicas by its id.</summary>
public sealed class ResourceCommandService
{
    private readonly Orchestrator _orchestrator;

    internal ResourceCommandService(Orchestrator orchestrator) => _orchestrator = orchestrator;

    public Task<ExecuteCommandResult> ExecuteCommandAsync(
        IResource resource, string commandName, CancellationToken cancellationToken = default) =>
        ExecuteCommandAsync(resource.Name, commandName, cancellationToken);

    /// <summary>A start of what runs, and a stop of what does not, succeed without effect.</summary>
    public async Task<ExecuteCommandResult> ExecuteCommandAsync(
        string resourceId, string commandName, CancellationToken cancellationToken = default)
    {
        var replicas = _orchestrator.Find(resourceId);
        if (replicas.Count == 0)
            return Failed($"Resource '{resourceId}' not found.");

        Func<Replica, Task>? command = commandName switch
        {
            "start" => replica => replica.StartAsync(cancellationToken),
            "stop" => replica => replica.StopAsync(cancellationToken),
            "restart" => replica => replica.RestartAsync(cancellationToken),
            _ => null,
        };

        if (command is null)
            return Failed($"Command '{commandName}' not available for resource '{resourceId}'.");

        await Task.WhenAll(replicas.Select(command));
        return new() { Success = true };
    }

    private static ExecuteCommandResult Failed(string message) => new() { Success = false, ErrorMessage = message };
}
