namespace Aspire.Hosting;

public enum DistributedApplicationOperation
{
    Run,
    Publish,
}

/// <summary>Whether the system is to run here, or to be written down for another place.</summary>
public sealed class DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
{
    public DistributedApplicationOperation Operation => operation;

    public bool IsRunMode => operation == DistributedApplicationOperation.Run;

    public bool IsPublishMode => operation == DistributedApplicationOperation.Publish;
}
