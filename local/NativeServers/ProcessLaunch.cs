using System.Diagnostics;

namespace Icaro.Local.NativeServers;

/// <summary>How to start one process.</summary>
public sealed record ProcessLaunch
{
    /// <summary>A path, or a name that is looked up on PATH.</summary>
    public required string FileName { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Set on top of the inherited environment; null takes a variable away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>False starts with PATH and <see cref="Environment"/> alone.</summary>
    public bool InheritEnvironment { get; init; } = true;

    public string? WorkingDirectory { get; init; }

    /// <summary>Asks the process to stop in good order.</summary>
    public ProcessSignal StopSignal { get; init; } = ProcessSignal.Terminate;

    /// <summary>Receives each line of standard output and standard error, from any thread.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>This environment and working directory with another command line, all three standard streams redirected.</summary>
    internal ProcessStartInfo StartInfo(IReadOnlyList<string> commandLine)
    {
        var info = new ProcessStartInfo(commandLine[0], commandLine.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = WorkingDirectory ?? "",
        };
        if (!InheritEnvironment)
        {
            var path = info.Environment["PATH"];
            info.Environment.Clear();
            info.Environment["PATH"] = path;
        }
        foreach (var (name, value) in Environment)
            info.Environment[name] = value;
        return info;
    }
}
