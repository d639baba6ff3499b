using DotNet.Testcontainers.Containers;

namespace Icaro.TestServers;

internal static class ContainerCommands
{
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">The command failed; the message is what it said.</exception>
    public static async Task<string> RunAsync(this IContainer container, IList<string> command, CancellationToken cancellationToken)
    {
        var result = await container.ExecAsync(command, cancellationToken);
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"{command[0]} failed: {result.Stdout} {result.Stderr}");
        return result.Stdout;
    }
}
