namespace DotNet.Testcontainers.Containers;

/// <summary>What a command that ran next to the server left behind.</summary>
public readonly struct ExecResult(string stdout, string stderr, long? exitCode)
{
    public string Stdout { get; } = stdout;

    public string Stderr { get; } = stderr;

    public long? ExitCode { get; } = exitCode;
}
