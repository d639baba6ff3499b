using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Local;

/// <summary>A system of which a part cannot start is of no use: everything stops, with the reason as last line and exit code 1.</summary>
internal sealed class StartFailure(ResourceNotificationService notifications, IHostApplicationLifetime lifetime) : BackgroundService
{
    private string? _sentence;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_sentence is not null)
            await Console.Error.WriteLineAsync(_sentence);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            if (change.Snapshot.Failure is not { } failure)
                continue;

            _sentence = $"'{change.ResourceId}' failed to start: {failure}";
            Environment.ExitCode = 1;
            lifetime.ApplicationStarted.Register(lifetime.StopApplication);
            return;
        }
    }
}
