namespace Aspire.Hosting.ApplicationModel;

/// <summary>What Aspire runs in a container, and the stand-in as a native server of the same kind.</summary>
public class ContainerResource(string name) : Resource(name), IResourceWithEnvironment, IResourceWithEndpoints, IResourceWithWaitSupport;

public enum ContainerLifetime
{
    Session,
    Persistent,
}
