namespace Icaro.WingsRedirect.Portals.Loading;

/// <summary>Marks what is to be read again. It calls no other service, so it cannot fail.</summary>
internal sealed class PortalChangedConsumer(PortalsToRead toRead) : IConsumer<PortalChanged>
{
    public Task Consume(ConsumeContext<PortalChanged> context)
    {
        if (context.Message.HotspotId is { } hotspotId)
            toRead.HotspotChanged(hotspotId);
        if (context.Message.IntegrationId is { } integrationId)
            toRead.IntegrationChanged(integrationId);
        return Task.CompletedTask;
    }
}

/// <summary>Messages published while this replica had no queue are lost, so everything is read again once it has one.</summary>
internal sealed class ReloadAfterReconnect(PortalsToRead toRead) : IReceiveEndpointObserver
{
    public Task Ready(ReceiveEndpointReady ready)
    {
        toRead.EverythingChanged();
        return Task.CompletedTask;
    }

    public Task Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public Task Faulted(ReceiveEndpointFaulted faulted) => Task.CompletedTask;
}
