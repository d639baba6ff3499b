namespace Icaro.Hosting;

/// <summary>
/// Runtime settings for a machine on which all services share a few cores. A deployment with a machine for each service does without.
/// </summary>
internal static class SmallMachine
{
    public static IResourceBuilder<ProjectResource> WithSmallMachineSettings(this IResourceBuilder<ProjectResource> project) => project
        // Fewer GC threads and a smaller heap matter more than the peak allocation rate.
        .WithEnvironment("DOTNET_gcServer", "0")
        .WithEnvironment("DOTNET_gcConcurrent", "0")
        // At the start all code seems hot for a moment: it is optimized when a second has brought no new code, and without measuring first.
        .WithEnvironment("DOTNET_TC_CallCountingDelayMs", "1000")
        .WithEnvironment("DOTNET_TieredPGO", "0")
        // An idle thread must not spin on a core that another process needs.
        .WithEnvironment("DOTNET_ThreadPool_UnfairSemaphoreSpinLimit", "0");
}
