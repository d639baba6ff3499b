namespace Aspire.Hosting;

public sealed class DistributedApplicationOptions
{
    public string[]? Args { get; set; }

    /// <summary>Without effect: without Aspire there is no dashboard to disable.</summary>
    public bool DisableDashboard { get; set; }
}
