namespace Icaro.WingsRedirect.Portals.Loading;

/// <summary>What was published while this replica had no queue is in none: once it has one again, everything is read anew.</summary>
internal sealed class ReloadAfterReconnect(IPortalChanges changes) : IReceiveEndpointObserver
{
    public Task Ready(ReceiveEndpointReady ready)
    {
        changes.EverythingChanged();
        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public Task Faulted(ReceiveEndpointFaulted faulted) => Task.CompletedTask;
}
