using System.Diagnostics;

namespace Icaro.WebhookDispatch.Tests.World;

/// <summary>The service as a process of its own, to be killed, or to fail at its start.</summary>
internal sealed class DispatcherProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private DispatcherProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        // A pipe that nobody reads would stop the service when it is full.
        _process.BeginOutputReadLine();
    }

    /// <summary>What it has logged.</summary>
    public string Output => string.Join('\n', _output);

    public static DispatcherProcess Start(IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "WebhookDispatch.dll")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" },
        };
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;

        return new(Process.Start(start)!);
    }

    /// <summary>SIGKILL: it can clean nothing up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>SIGSTOP: it stands still, and its connections stay open.</summary>
    public async Task SuspendAsync()
    {
        using var kill = Process.Start("kill", ["-STOP", $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task<(int Code, string Errors)> ExitAsync()
    {
        var errors = await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, errors);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
