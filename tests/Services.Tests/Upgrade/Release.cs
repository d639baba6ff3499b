namespace Icaro.Services.Tests.Upgrade;

/// <summary>The built services of a release.</summary>
/// <param name="Folder">Its sources.</param>
internal sealed record Release(string Folder)
{
    /// <summary>The release of this repository.</summary>
    public static Release Current { get; } = new(Repository.Root);

    /// <summary>The one before, whose commit is in the file <c>previous-release</c>, and which <c>./icaro test</c> builds.</summary>
    public static Release? FindPrevious() =>
        Environment.GetEnvironmentVariable("ICARO_PREVIOUS_RELEASE") is { } folder ? new(folder) : null;

    /// <summary>Starts a service, as a process of its own, and waits until it is healthy.</summary>
    public async Task<ServiceProcess> StartAsync(string service, IEnumerable<(string Key, string Value)> settings)
    {
        var process = ServiceProcess.Start(Path.Combine(Folder, "services", service, "bin", "Release", "net10.0", service), settings);
        await process.HealthyAsync();
        return process;
    }
}
