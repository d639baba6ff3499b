namespace Icaro.Services.Tests.Upgrade;

/// <summary>A replica of a service.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private ServiceProcess(ProcessStartInfo start, string address)
    {
        Address = address;
        _process = new() { StartInfo = start };
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.Start();
        _process.BeginOutputReadLine();
    }

    public string Address { get; }

    public static ServiceProcess Start(string program, IEnumerable<(string Key, string Value)> settings)
    {
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        var start = new ProcessStartInfo(program) { WorkingDirectory = Path.GetDirectoryName(program), RedirectStandardOutput = true };
        foreach (var (key, value) in settings.Append(("URLS", address)).Append(("DOTNET_ENVIRONMENT", "Development")))
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return new(start, address);
    }

    public HttpClient CreateClient() => new() { BaseAddress = new(Address) };

    public async Task HealthyAsync()
    {
        using var client = CreateClient();
        await client.HealthyAsync(() => string.Join('\n', _output));
    }

    /// <summary>Stops it as an upgrade does.</summary>
    public async Task StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
