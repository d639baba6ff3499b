using Aspire.Hosting;

[assembly: AssemblyFixture(typeof(Icaro.EndToEnd.Tests.AppHostFixture))]
[assembly: AssemblyFixture(typeof(Icaro.Testing.Chromium))]

namespace Icaro.EndToEnd.Tests;

/// <summary>The whole system, started from AppHost.cs once for all tests.</summary>
public sealed class AppHostFixture : IAsyncLifetime
{
    private static readonly TimeSpan HealthyWithin = TimeSpan.FromMinutes(3);

    private RunningSystem? _system;

    public DistributedApplication Application => System.Application;

    private RunningSystem System => _system ?? throw new InvalidOperationException("The system has not started.");

    /// <summary>A client of the gateway, the front door.</summary>
    public HttpClient CreateClient() => Application.CreateHttpClient(Resources.Gateway);

    internal Task<DemoReseller> LogInAsync() => DemoReseller.LogInAsync(CreateClient());

    /// <summary>The sample platform, with nothing received yet.</summary>
    internal async Task<SamplePlatform> PlatformAsync()
    {
        var platform = new SamplePlatform(Application.CreateHttpClient(Resources.Platform));
        await platform.ForgetAsync();
        return platform;
    }

    /// <summary>Loses a message of the queue, as soon as there is one.</summary>
    internal async Task LoseMessageAsync(string queue)
    {
        var broker = await Application.GetConnectionStringAsync(Resources.Broker, TestContext.Current.CancellationToken);
        var factory = new ConnectionFactory { Uri = new(broker!) };
        await using var connection = await factory.CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(
            async () => await channel.BasicGetAsync(queue, autoAck: true, TestContext.Current.CancellationToken) is not null,
            () => $"a message in {queue}");
    }

    /// <summary>Ends every process of the resource in the hardest way.</summary>
    internal Task KillAsync(string resource) =>
        Task.WhenAll(System.ReplicasOf(resource).Select(replica => System.KillAsync(replica, TestContext.Current.CancellationToken)));

    /// <summary>Ends every process of the resource in good order.</summary>
    internal Task StopAsync(string resource) =>
        Task.WhenAll(System.ReplicasOf(resource).Select(replica => System.StopAsync(replica, TestContext.Current.CancellationToken)));

    /// <summary>Starts what is down, and ends when everything is healthy again.</summary>
    internal Task HealAsync() => System.HealAsync(TestContext.Current.CancellationToken);

    public async ValueTask InitializeAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(HealthyWithin);
        _system = await SystemBuilder.BuildAsync<Projects.AppHost>([], Hurry, deadline.Token);
        await _system.StartAsync(deadline.Token);
    }

    private static void Hurry(IDistributedApplicationTestingBuilder builder)
    {
        // What a killed dispatcher was sending is soon another one's.
        builder.Project(Resources.Dispatch)
            .WithEnvironment("Dispatch__Lease", "00:00:15")
            .WithEnvironment("Egress__ExchangeTimeout", "00:00:10");
        // What was lost is soon asked about, but not while a killed dispatcher comes back.
        builder.Project(Resources.Catalog)
            .WithEnvironment("Reconciliation__AskAfter", "00:00:30")
            .WithEnvironment("Reconciliation__Interval", "00:00:02");
    }

    public async ValueTask DisposeAsync()
    {
        if (_system is not null)
            await _system.DisposeAsync();
    }
}
