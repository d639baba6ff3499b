namespace Aspire.Hosting.ApplicationModel;

/// <summary>A replica has changed. <see cref="ResourceId"/> is the resource's name, with -0, -1, .. where it has replicas.</summary>
public class ResourceEvent(IResource resource, string resourceId, CustomResourceSnapshot snapshot)
{
    public IResource Resource => resource;

    public string ResourceId => resourceId;

    public CustomResourceSnapshot Snapshot => snapshot;
}
