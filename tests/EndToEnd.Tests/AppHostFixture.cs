using System.Diagnostics;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Icaro.EndToEnd.Tests.AppHostFixture))]
[assembly: AssemblyFixture(typeof(Icaro.Browser.Chromium))]
[assembly: AssemblyFixture(typeof(Icaro.TestServers.Servers))]

namespace Icaro.EndToEnd.Tests;

/// <summary>The whole system, started from AppHost.cs once for all tests, on free ports and empty data.</summary>
public sealed class AppHostFixture : IAsyncLifetime
{
    public const string AdminPassword = "a password for tests only";

    private static readonly TimeSpan HealthyWithin = TimeSpan.FromMinutes(3);

    private DistributedApplication? _application;
    private ReplicaWatch? _replicas;

    public DistributedApplication Application => _application ?? throw new InvalidOperationException("The system has not started.");

    internal ReplicaWatch Replicas => _replicas ?? throw new InvalidOperationException("The system has not started.");

    /// <summary>A client of the gateway, the front door.</summary>
    public HttpClient CreateClient() => Application.CreateHttpClient("gateway");

    internal Task<HotspotManager> LogInAsync() => HotspotManager.LogInAsync(CreateClient());

    /// <summary>The sample platform, with nothing received yet.</summary>
    internal async Task<SamplePlatform> PlatformAsync()
    {
        var platform = new SamplePlatform(Application.CreateHttpClient("external-platform"));
        await platform.ForgetAsync();
        return platform;
    }

    /// <summary>Ends every process of the resource in the hardest way.</summary>
    internal void Kill(string resource)
    {
        foreach (var id in Replicas.ProcessIdsOf(resource))
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            process.WaitForExit();
        }
    }

    /// <summary>Ends when the resource is healthy again.</summary>
    internal async Task StartAgainAsync(string resource)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var model = Application.Services.GetRequiredService<DistributedApplicationModel>();
        var killed = model.Resources.Single(one => one.Name == resource);
        await Application.ResourceCommands.ExecuteCommandAsync(killed, KnownResourceCommands.StartCommand, cancellationToken);
        await Application.ResourceNotifications.WaitForResourceHealthyAsync(resource, cancellationToken);
    }

    public async ValueTask InitializeAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(HealthyWithin);

        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(
            [$"--Parameters:admin-password={AdminPassword}"], deadline.Token);
        // What a killed dispatcher was sending is soon another one's.
        builder.CreateResourceBuilder(builder.Resources.OfType<ProjectResource>().Single(project => project.Name == "webhook-dispatch"))
            .WithEnvironment("Pump__Lease", "00:00:10")
            .WithEnvironment("Egress__ExchangeTimeout", "00:00:05");
        _application = await builder.BuildAsync(deadline.Token);
        _replicas = new ReplicaWatch(_application.ResourceNotifications);
        await _application.StartAsync(deadline.Token);

        foreach (var project in Application.Services.GetRequiredService<DistributedApplicationModel>().Resources.OfType<ProjectResource>())
            await Application.ResourceNotifications.WaitForResourceHealthyAsync(project.Name, deadline.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_replicas is not null)
            await _replicas.DisposeAsync();
        if (_application is not null)
            await _application.DisposeAsync();
    }
}
