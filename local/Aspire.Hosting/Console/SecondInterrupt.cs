using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Local;

/// <summary>The first Ctrl-C stops everything in order; whoever presses it again does not want to wait.</summary>
internal sealed class SecondInterrupt : IHostedService, IDisposable
{
    private const int InterruptedByUser = 130;

    private PosixSignalRegistration? _interrupts;
    private int _count;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _interrupts = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ =>
        {
            if (Interlocked.Increment(ref _count) > 1)
                Environment.Exit(InterruptedByUser);
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _interrupts?.Dispose();
}
