namespace Aspire.Hosting.ApplicationModel;

public interface IResourceWithWaitSupport : IResource;

public enum WaitType
{
    WaitUntilHealthy,
    WaitForCompletion,
    WaitUntilStarted,
}

/// <summary>The resource starts only when another one is healthy, has completed with an exit code, or has started.</summary>
public sealed class WaitAnnotation(IResource resource, WaitType waitType, int exitCode = 0) : IResourceAnnotation
{
    public IResource Resource => resource;

    public WaitType WaitType => waitType;

    public int ExitCode => exitCode;
}
