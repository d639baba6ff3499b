namespace Aspire.Hosting.ApplicationModel;

/// <summary>A .NET project of ours, run as <c>dotnet X.dll</c>, once per replica.</summary>
public class ProjectResource(string name)
    : Resource(name), IResourceWithEnvironment, IResourceWithServiceDiscovery, IResourceWithWaitSupport;

public sealed class ReplicaAnnotation(int replicas = 1) : IResourceAnnotation
{
    public int Replicas => replicas;
}
