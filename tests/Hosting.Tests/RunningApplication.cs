using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Icaro.Hosting.Tests;

internal static class RunningApplication
{
    /// <summary>Milliseconds after which a condition that a test waits for will not come true any more.</summary>
    public const int Deadline = 60_000;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>Starts what the test describes.</summary>
    public static async Task<DistributedApplication> StartAsync(Action<IDistributedApplicationBuilder> describe)
    {
        var builder = DistributedApplicationTestingBuilder.Create();
        describe(builder);
        var application = builder.Build();
        await application.StartAsync(CancellationToken);
        return application;
    }

    public static Task<ResourceEvent> HealthyAsync(this DistributedApplication application, string name) =>
        application.ResourceNotifications.WaitForResourceHealthyAsync(name, CancellationToken);

    public static Task<ResourceEvent> HealthyReplicaAsync(this DistributedApplication application, string name, string id) =>
        application.ResourceNotifications.WaitForResourceAsync(
            name, change => change.ResourceId == id && change.IsHealthy(), CancellationToken);

    public static Task<ResourceEvent> HealthyInAnotherLifeAsync(this DistributedApplication application, string name, int formerId) =>
        application.ResourceNotifications.WaitForResourceAsync(
            name, change => change.IsHealthy() && change.ProcessId() != formerId, CancellationToken);

    public static async Task CommandAsync(this DistributedApplication application, string name, string command)
    {
        var result = await application.ResourceCommands.ExecuteCommandAsync(name, command, CancellationToken);
        Assert.True(result.Success, result.ErrorMessage);
    }

    public static int ProcessId(this ResourceEvent change) =>
        (int)change.Snapshot.Properties.Single(property => property.Name == "executable.pid").Value!;

    public static bool IsHealthy(this ResourceEvent change) => change.Snapshot.HealthStatus == HealthStatus.Healthy;
}
