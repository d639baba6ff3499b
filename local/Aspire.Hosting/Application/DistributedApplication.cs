using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>The running system. Started with <see cref="RunAsync"/>, it reports to the console until Ctrl-C.</summary>
public sealed class DistributedApplication(IHost host) : IHost, IAsyncDisposable
{
    private bool _isDisposed;

    public IServiceProvider Services => host.Services;

    public ResourceNotificationService ResourceNotifications => Services.GetRequiredService<ResourceNotificationService>();

    public ResourceCommandService ResourceCommands => Services.GetRequiredService<ResourceCommandService>();

    public static IDistributedApplicationBuilder CreateBuilder() => CreateBuilder([]);

    public static IDistributedApplicationBuilder CreateBuilder(string[] args) =>
        AppHostEntryPoint.Current?.CreateBuilder(args)
        ?? new DistributedApplicationBuilder(new() { Assembly = Assembly.GetEntryAssembly(), Args = args });

    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) => CreateBuilder(options.Args ?? []);

    public void Run() => HostingAbstractionsHostExtensions.Run(this);

    public Task RunAsync(CancellationToken cancellationToken = default) =>
        HostingAbstractionsHostExtensions.RunAsync(this, cancellationToken);

    /// <summary>Returns when everything is on its way; wait with <see cref="ResourceNotifications"/> for what you need.</summary>
    /// <exception cref="DistributedApplicationException">The application cannot start at all.</exception>
    /// <exception cref="NotSupportedException">It is to be published.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        Services.GetRequiredService<Orchestrator>().Prepare();
        return host.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => host.StopAsync(cancellationToken);

    /// <summary>The start by a person: what prevents it is a sentence on the console and exit code 1.</summary>
    async Task IHost.StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is DistributedApplicationException or NotSupportedException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            Environment.ExitCode = 1;
            Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        }
    }

    public void Dispose() => host.Dispose();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;

        await StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
