using System.Text.RegularExpressions;

namespace Icaro.Benchmarks.Load;

/// <summary>The load generator wrk: a fixed number of connections, each with one request at a time.</summary>
internal sealed partial class Wrk(Uri url, int connections, params IReadOnlyList<string> headers)
{
    private const int Threads = 1;

    /// <summary>Sends what a Lua script says instead of GET to the URL.</summary>
    public string? Script { get; init; }

    /// <summary>The status that every answer must have.</summary>
    public bool RefusesErrors { get; init; } = true;

    /// <exception cref="InvalidOperationException">wrk failed, or answers were no success.</exception>
    public async Task<Sample> MeasureAsync(TimeSpan duration, IReadOnlyList<MeteredProcess> processes, CancellationToken cancellationToken)
    {
        using var script = Script is null ? null : new TemporaryFile(Script);
        var meter = new CpuMeter(processes);
        var output = await Tool.RunAsync(".", "wrk", Arguments(duration, script?.Path), cancellationToken);
        var usage = meter.Stop();

        if (RefusesErrors && Errors().Match(output) is { Success: true } errors)
            throw new InvalidOperationException($"{url}: {errors.Value.Trim()}");
        var requests = double.Parse(Requests().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        var rate = double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        return Sample.Of("requests/s", requests, usage with { Elapsed = TimeSpan.FromSeconds(requests / rate) }, Latency(output, 50), Latency(output, 99));
    }

    private IEnumerable<string> Arguments(TimeSpan duration, string? script) =>
    [
        $"--threads={Threads}", $"--connections={connections}", $"--duration={duration.TotalSeconds:0}s", "--latency",
        .. headers.Select(header => $"--header={header}"),
        .. script is null ? Array.Empty<string>() : [$"--script={script}"],
        url.ToString(),
    ];

    private static Figure Latency(string output, int percentile)
    {
        var match = Regex.Match(output, $@"^\s+{percentile}%\s+([0-9.]+)(us|ms|s)\s*$", RegexOptions.Multiline);
        var value = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return new($"p{percentile} ms", match.Groups[2].Value switch { "us" => value / 1000, "ms" => value, _ => value * 1000 });
    }

    [GeneratedRegex(@"^\s+(\d+) requests in", RegexOptions.Multiline)]
    private static partial Regex Requests();

    [GeneratedRegex(@"^Requests/sec:\s+([0-9.]+)", RegexOptions.Multiline)]
    private static partial Regex Rate();

    [GeneratedRegex("(Socket errors|Non-2xx).*")]
    private static partial Regex Errors();
}
