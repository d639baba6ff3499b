using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Icaro.AppHost.Tests;

/// <summary>The AppHost's program with its dashboard, as <c>./icaro run</c> starts it.</summary>
internal sealed class RunningAppHost : IAsyncDisposable
{
    /// <summary>Everything that it starts inherits this variable, and is found by it.</summary>
    private const string Marker = "ICARO_TEST_RUN";

    public static readonly string Program = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory.Replace("tests/AppHost.Tests", "AppHost", StringComparison.Ordinal), "AppHost"));

    private readonly string _run = Guid.NewGuid().ToString("N");
    private readonly List<string> _output = [];
    private readonly Process _process;

    private RunningAppHost(string data, int port, string[] arguments)
    {
        // Whoever runs the tests in the background lets them, and what they start, ignore SIGINT.
        string[] command = ["--default-signal=INT", Program, $"--Data={data}", $"--Gateway:Port={port}", .. arguments];
        _process = new() { StartInfo = new("env", command) { RedirectStandardOutput = true, RedirectStandardError = true } };
        foreach (var (name, value) in new[]
        {
            (Marker, _run), ("ASPNETCORE_ENVIRONMENT", "Development"), ("DOTNET_ENVIRONMENT", "Development"),
            ("ASPNETCORE_URLS", $"http://localhost:{port + 2}"), ("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", $"http://localhost:{port + 3}"),
            ("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", $"http://localhost:{port + 4}"),
        })
            _process.StartInfo.Environment[name] = value;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (_output)
                return string.Join('\n', _output);
        }
    }

    public int ExitCode => _process.ExitCode;

    public static RunningAppHost Start(string data, int port, params string[] arguments) => new(data, port, arguments);

    /// <returns>What the report at the start shows, by label.</returns>
    public async Task<IReadOnlyDictionary<string, string>> ReportAsync()
    {
        // Longer than Eventually waits: a start takes 20 s of two idle cores.
        while (!Output.Contains("Ctrl-C", StringComparison.Ordinal) && !_process.HasExited)
            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        Assert.False(_process.HasExited, Output);
        return Regex.Matches(Output, @"^  (\S.*?)  +(.+)$", RegexOptions.Multiline)
            .ToDictionary(line => line.Groups[1].Value, line => line.Groups[2].Value);
    }

    public Task ExitAsync() => _process.WaitForExitAsync(TestContext.Current.CancellationToken);

    /// <summary>Sends a signal to one of its processes, and waits until there is none any more.</summary>
    /// <param name="signal">INT, TERM or KILL.</param>
    /// <param name="process">Part of the process's command line; without it, the AppHost itself.</param>
    public async Task StopAsync(string signal, string? process = null)
    {
        var target = process is null ? _process.Id : Find(process).Id;
        using (var kill = Process.Start("kill", ["-s", signal, target.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => !Processes().Any(), () => $"no process, but {string.Join('\n', Processes())} is left");
    }

    /// <summary>Of one of its processes.</summary>
    /// <param name="part">Part of it.</param>
    public string CommandLineOf(string part) => Find(part).CommandLine;

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await StopAsync("TERM");
        _process.Dispose();
    }

    private (int Id, string CommandLine) Find(string part) =>
        Processes().First(one => one.CommandLine.Contains(part, StringComparison.Ordinal));

    /// <summary>The processes that it has started, and itself, except those that have ended and were not waited for.</summary>
    private IEnumerable<(int Id, string CommandLine)> Processes()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            string commandLine;
            try
            {
                if (!File.ReadAllText(Path.Combine(folder, "environ")).Contains(_run, StringComparison.Ordinal))
                    continue;
                commandLine = File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ');
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                continue;
            }
            yield return (int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture), commandLine);
        }
    }

    private void Keep(string? line)
    {
        lock (_output)
            _output.Add(line ?? "");
    }
}
