namespace Aspire.Hosting.ApplicationModel;

/// <summary>All resources of the application, in the order in which AppHost.cs adds them.</summary>
public sealed class DistributedApplicationModel(IResourceCollection resources)
{
    public IResourceCollection Resources => resources;
}
