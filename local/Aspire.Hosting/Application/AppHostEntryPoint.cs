namespace Aspire.Hosting.Local;

/// <summary>
/// Lets a test take over the builder when it runs the entry point of an AppHost: what <c>CreateBuilder</c> makes is the test's, and
/// <c>Build</c> ends the entry point instead of building.
/// </summary>
internal sealed class AppHostEntryPoint(AppHostOptions options)
{
    private static readonly AsyncLocal<AppHostEntryPoint?> Running = new();

    /// <summary>The entry point that runs in this flow of control; null when a person has started the AppHost.</summary>
    public static AppHostEntryPoint? Current
    {
        get => Running.Value;
        set => Running.Value = value;
    }

    public DistributedApplicationBuilder? Builder { get; private set; }

    public DistributedApplicationBuilder CreateBuilder(string[] args) => Builder = new(options with { Args = args });
}
