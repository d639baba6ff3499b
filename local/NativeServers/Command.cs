using System.Diagnostics;

namespace Icaro.Local.NativeServers;

/// <summary>What a command that ran to its end left behind.</summary>
public sealed record CommandResult(string Stdout, string Stderr, int ExitCode);

internal static class Command
{
    /// <summary>Runs a short command to its end, with the input given; cancellation kills it.</summary>
    public static async Task<CommandResult> RunAsync(ProcessLaunch launch, string input, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = launch.StartInfo([launch.FileName, .. launch.Arguments]) };
        process.Start();
        try
        {
            var stdout = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var stderr = process.StandardError.ReadToEndAsync(cancellationToken);
            await WriteAsync(process.StandardInput, input, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new CommandResult(await stdout, await stderr, process.ExitCode);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static async Task WriteAsync(StreamWriter standardInput, string input, CancellationToken cancellationToken)
    {
        try
        {
            await standardInput.WriteAsync(input.AsMemory(), cancellationToken);
            await standardInput.DisposeAsync();
        }
        catch (IOException)
        {
            // The command ended without reading all of it; its exit code tells why.
        }
    }
}
