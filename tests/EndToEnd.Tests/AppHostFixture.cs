using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Icaro.EndToEnd.Tests.AppHostFixture))]
[assembly: AssemblyFixture(typeof(Icaro.TestServers.Servers))]

namespace Icaro.EndToEnd.Tests;

/// <summary>The whole system, started from AppHost.cs once for all tests, on free ports and empty data.</summary>
public sealed class AppHostFixture : IAsyncLifetime
{
    public const string AdminPassword = "a password for tests only";

    private static readonly TimeSpan HealthyWithin = TimeSpan.FromMinutes(3);

    private DistributedApplication? _application;

    public DistributedApplication Application => _application ?? throw new InvalidOperationException("The system has not started.");

    /// <summary>A client of the gateway, the front door.</summary>
    public HttpClient CreateClient() => Application.CreateHttpClient("gateway");

    public async ValueTask InitializeAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(HealthyWithin);

        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(
            [$"--Parameters:admin-password={AdminPassword}"], deadline.Token);
        _application = await builder.BuildAsync(deadline.Token);
        await _application.StartAsync(deadline.Token);

        foreach (var project in Application.Services.GetRequiredService<DistributedApplicationModel>().Resources.OfType<ProjectResource>())
            await Application.ResourceNotifications.WaitForResourceHealthyAsync(project.Name, deadline.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
            await _application.DisposeAsync();
    }
}
