namespace Icaro.Benchmarks.Start;

/// <summary>The AppHost's program as <c>./icaro run --no-demo</c> starts it, on free ports.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    /// <summary>In its own folder, in the configuration of this program: bin/Release/net10.0.</summary>
    private static readonly string Program = AppContext.BaseDirectory.Split("tests/Benchmarks/") is [var root, var output]
        ? Path.Combine(root, "AppHost", output, "AppHost")
        : throw new InvalidOperationException("This program does not lie in the sources.");

    private readonly Process _process;
    private readonly TaskCompletionSource _healthy = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AppHostProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, output) => Read(output.Data);
        process.BeginOutputReadLine();
    }

    /// <param name="data">The folder with the data.</param>
    public static AppHostProcess Start(string data)
    {
        var start = new ProcessStartInfo(Program, [$"--Data={data}", "--Demo=false", $"--Gateway:Port={FreePort.Next()}"])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = $"http://localhost:{FreePort.Next()}",
                ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = $"http://localhost:{FreePort.Next()}",
                ["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = $"http://localhost:{FreePort.Next()}",
                ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true",
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["DOTNET_ENVIRONMENT"] = "Development",
            },
        };
        return new(Process.Start(start)!);
    }

    public Task WaitUntilHealthyAsync(CancellationToken cancellationToken) => _healthy.Task.WaitAsync(cancellationToken);

    /// <summary>The processes of all services, one for each replica.</summary>
    public IReadOnlyList<MeteredProcess> ServiceProcesses() =>
        [.. from id in Everything()
            let command = ProcessTable.CommandOf(id).Split('\0')
            where command is ["dotnet", "exec", ..]
            select new MeteredProcess(Path.GetFileNameWithoutExtension(command[2]), id)];

    /// <summary>The AppHost, and DCP with all that it started: dashboard, servers and services.</summary>
    public IReadOnlyList<int> Everything() =>
        [.. ProcessTable.FamilyOf(_process.Id), .. ProcessTable.Find($"--monitor\0{_process.Id}\0").SelectMany(ProcessTable.FamilyOf)];

    public async ValueTask DisposeAsync()
    {
        // SIGTERM.
        await Tool.RunAsync(".", "kill", [$"{_process.Id}"], CancellationToken.None);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>The start report comes when everything is healthy, and says who the administrator is.</summary>
    private void Read(string? line)
    {
        if (line is null)
            _healthy.TrySetException(new InvalidOperationException("The AppHost ended."));
        else if (line.Contains("administrator", StringComparison.Ordinal))
            _healthy.TrySetResult();
    }
}
