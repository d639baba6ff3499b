namespace Icaro.WingsRedirect.Portals.Loading;

/// <summary>Notes what is to be read again. Nothing can fail here, and nothing waits for the catalog.</summary>
public sealed class PortalChangedConsumer(IPortalChanges changes) : IConsumer<PortalChanged>
{
    public Task Consume(ConsumeContext<PortalChanged> context)
    {
        if (context.Message.HotspotId is { } hotspotId)
            changes.HotspotChanged(hotspotId);
        if (context.Message.IntegrationId is { } integrationId)
            changes.IntegrationChanged(integrationId);
        return Task.CompletedTask;
    }
}
