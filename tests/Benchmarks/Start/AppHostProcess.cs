namespace Icaro.Benchmarks.Start;

/// <summary>The AppHost's program as <c>./icaro run --no-demo</c> starts it, on free ports.</summary>
internal sealed class AppHostProcess : IAsyncDisposable
{
    /// <summary>In its own folder, in the configuration of this program: bin/Release/net10.0.</summary>
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, AppContext.BaseDirectory.Split("tests/Benchmarks/") is [var root, var output]
        ? Path.Combine(root, "AppHost", output, "AppHost")
        : throw new InvalidOperationException("This program does not lie in the sources."));

    private readonly Process _process;
    private readonly Uri _gateway;

    private AppHostProcess(Process process, Uri gateway) => (_process, _gateway) = (process, gateway);

    /// <param name="data">The folder with the data.</param>
    public static AppHostProcess Start(string data)
    {
        var port = FreePort.Next();
        var start = new ProcessStartInfo(Program, [$"--Data={data}", "--Demo=false", $"--Gateway:Port={port}"])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = $"http://localhost:{FreePort.Next()}",
                ["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = $"http://localhost:{FreePort.Next()}",
                ["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = $"http://localhost:{FreePort.Next()}",
                ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true",
            },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new(process, new($"http://localhost:{port}/health"));
    }

    /// <summary>The gateway starts when everything else is healthy.</summary>
    public async Task WaitUntilHealthyAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        while (!await IsHealthyAsync(http))
        {
            if (_process.HasExited)
                throw new InvalidOperationException("The AppHost ended.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }

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

    private async Task<bool> IsHealthyAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(_gateway);
            return response.IsSuccessStatusCode;
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
