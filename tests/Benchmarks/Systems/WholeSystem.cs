using System.Globalization;
using System.Security.Cryptography;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Icaro.Benchmarks.Processes;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.Benchmarks.Systems;

/// <summary>The whole system from AppHost.cs, on free ports and empty data, with the gateway's limits out of the way.</summary>
internal sealed class WholeSystem : IAsyncDisposable
{
    private const string ProcessId = "executable.pid";

    private readonly DistributedApplication _application;

    private WholeSystem(DistributedApplication application, string adminPassword, string keyRing)
    {
        _application = application;
        AdminPassword = adminPassword;
        KeyRing = keyRing;
    }

    public string AdminPassword { get; }

    /// <summary>What the services seal with.</summary>
    public string KeyRing { get; }

    private IReadOnlyList<string> Services =>
        [.. _application.Services.GetRequiredService<DistributedApplicationModel>().Resources.OfType<ProjectResource>().Select(project => project.Name)];

    /// <summary>Ends when everything is healthy.</summary>
    public static Task<WholeSystem> StartAsync(CancellationToken cancellationToken) => StartAsync(_ => { }, cancellationToken);

    /// <inheritdoc cref="StartAsync(CancellationToken)"/>
    public static async Task<WholeSystem> StartAsync(Action<IDistributedApplicationTestingBuilder> configure, CancellationToken cancellationToken)
    {
        var (adminPassword, keyRing) = (RandomNumberGenerator.GetHexString(32), RandomNumberGenerator.GetHexString(64));
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(
            ["--Demo=false", $"--Parameters:admin-password={adminPassword}", $"--Parameters:sealing-key={keyRing}"], cancellationToken);
        builder.Set(Resources.Gateway, "RateLimits__PerClientPerSecond", "1000000");
        builder.Set(Resources.Gateway, "RateLimits__PerTokenPerSecond", "1000000");
        configure(builder);

        var system = new WholeSystem(await builder.BuildAsync(cancellationToken), adminPassword, keyRing);
        await system._application.StartAsync(cancellationToken);
        foreach (var service in system.Services)
            await system._application.ResourceNotifications.WaitForResourceHealthyAsync(service, cancellationToken);
        return system;
    }

    public Uri AddressOf(string resource) => _application.GetEndpoint(resource);

    /// <summary>For the broker, or a database, as its services get it.</summary>
    public async Task<string> ConnectionStringAsync(string resource, CancellationToken cancellationToken) =>
        (await _application.GetConnectionStringAsync(resource, cancellationToken))!;

    /// <summary>Stops all replicas of a resource, or the one with this id.</summary>
    public Task StopAsync(string resource, CancellationToken cancellationToken) =>
        _application.ResourceCommands.ExecuteCommandAsync(resource, KnownResourceCommands.StopCommand, cancellationToken);

    /// <summary>The processes of these resources, one for each replica. Those of containers are not known.</summary>
    public async Task<IReadOnlyList<MeteredProcess>> ProcessesAsync(IReadOnlyList<string> resources, CancellationToken cancellationToken)
    {
        Dictionary<string, MeteredProcess> found = [];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(1));
        try
        {
            // Begins with what is known of each replica.
            await foreach (var change in _application.ResourceNotifications.WatchAsync(patience.Token))
            {
                var id = change.Snapshot.Properties.FirstOrDefault(property => property.Name == ProcessId)?.Value;
                if (id is not null && resources.Contains(change.Resource.Name))
                    found[change.ResourceId] = new(change.Resource.Name, Convert.ToInt32(id, CultureInfo.InvariantCulture)) { ReplicaId = change.ResourceId };
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }

        return [.. found.Values.OrderBy(process => resources.ToList().IndexOf(process.Name))];
    }

    /// <summary>The processes of all services, one for each replica.</summary>
    public Task<IReadOnlyList<MeteredProcess>> ServicesAsync(CancellationToken cancellationToken) => ProcessesAsync(Services, cancellationToken);

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
