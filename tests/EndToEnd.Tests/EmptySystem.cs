using Aspire.Hosting;

namespace Icaro.EndToEnd.Tests;

/// <summary>A system of its own without demo data, as an operator starts who moves from Icaro.</summary>
public sealed class EmptySystem : IAsyncLifetime
{
    private static readonly TimeSpan HealthyWithin = TimeSpan.FromMinutes(3);

    private RunningSystem? _system;

    public DistributedApplication Application => _system?.Application ?? throw new InvalidOperationException("The system has not started.");

    /// <summary>A client of the gateway, the front door.</summary>
    public HttpClient CreateClient() => Application.CreateHttpClient(Resources.Gateway);

    public async ValueTask InitializeAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(HealthyWithin);
        _system = await SystemBuilder.BuildAsync<Projects.AppHost>(["--Demo=false"], _ => { }, deadline.Token);
        await _system.StartAsync(deadline.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_system is not null)
            await _system.DisposeAsync();
    }
}
