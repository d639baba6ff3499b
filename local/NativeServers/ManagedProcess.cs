using System.Diagnostics;

namespace Icaro.Local.NativeServers;

/// <summary>
/// A child process in a session of its own, which ends with this process at the latest: see <see cref="ProcessGuard"/>.
/// </summary>
public sealed class ManagedProcess
{
    /// <summary>How long a process has to stop in good order when the one that started it is gone.</summary>
    private static readonly TimeSpan OrphanGrace = TimeSpan.FromSeconds(5);

    /// <summary>A grandchild may keep the output open for longer than the process lives.</summary>
    private static readonly TimeSpan LastOutputLimit = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly ProcessSignal _stopSignal;

    private ManagedProcess(Process process, ProcessSignal stopSignal)
    {
        _process = process;
        _stopSignal = stopSignal;
        Id = process.Id;
        Exited = ObserveAsync();
    }

    public int Id { get; }

    /// <summary>Completes with the exit code (128 + signal when killed), after the last line of output was logged.</summary>
    public Task<int> Exited { get; }

    public static ManagedProcess Start(ProcessLaunch launch)
    {
        ArgumentNullException.ThrowIfNull(launch);
        var process = new Process { StartInfo = launch.StartInfo(ProcessGuard.Wrap(launch, OrphanGrace)) };
        process.OutputDataReceived += (_, line) => Log(line.Data);
        process.ErrorDataReceived += (_, line) => Log(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ManagedProcess(process, launch.StopSignal);

        void Log(string? line)
        {
            if (line is not null)
                launch.Log?.Invoke(line);
        }
    }

    /// <summary>Sends a signal to the process alone; without effect when it has ended.</summary>
    public void Signal(ProcessSignal signal)
    {
        if (!_process.HasExited)
            ProcessSignals.Send(Id, signal);
    }

    /// <summary>Asks the process to stop, and kills it when it has not after the grace period, or on cancellation.</summary>
    public async Task StopAsync(TimeSpan grace, CancellationToken cancellationToken)
    {
        Signal(_stopSignal);
        try
        {
            await Exited.WaitAsync(grace, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            Signal(ProcessSignal.Kill);
            await Exited;
        }
    }

    private async Task<int> ObserveAsync()
    {
        var outputEnded = _process.WaitForExitAsync();
        await ExitedAsync();
        // Lets the guard go, which takes with it whatever the process left behind in its group.
        await _process.StandardInput.DisposeAsync();
        await Task.WhenAny(outputEnded, Task.Delay(LastOutputLimit));
        return _process.ExitCode;
    }

    private Task ExitedAsync()
    {
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.Exited += (_, _) => exited.TrySetResult();
        _process.EnableRaisingEvents = true;
        return exited.Task;
    }
}
