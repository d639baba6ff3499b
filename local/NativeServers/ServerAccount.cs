namespace Icaro.Local.NativeServers;

/// <summary>
/// The user that a server runs as: the current one, or, as servers refuse to run as root, the one that their package has made.
/// </summary>
internal sealed class ServerAccount
{
    private readonly string? _name;

    private ServerAccount(string? name) => _name = name;

    public static ServerAccount Unprivileged(string name) => new(Environment.IsPrivilegedProcess ? name : null);

    /// <summary>The launch under this account; setpriv replaces itself by the program, so the process id stays.</summary>
    public ProcessLaunch Apply(ProcessLaunch launch) =>
        _name is null
            ? launch
            : launch with
            {
                FileName = "setpriv",
                Arguments = [$"--reuid={_name}", $"--regid={_name}", "--clear-groups", "--", launch.FileName, .. launch.Arguments],
            };

    public async Task OwnAsync(string path, CancellationToken cancellationToken)
    {
        if (_name is null)
            return;

        var chown = new ProcessLaunch { FileName = "chown", Arguments = ["-h", $"{_name}:", path] };
        if (await Command.RunAsync(chown, "", cancellationToken) is { ExitCode: not 0, Stderr: var error })
            throw new NativeServerException($"{path} cannot be given to the user {_name}: {error.Trim()}");
    }

    /// <summary>False when a folder above is closed to the account, like /root.</summary>
    public async Task<bool> CanReachAsync(string path, CancellationToken cancellationToken)
    {
        var test = Apply(new ProcessLaunch { FileName = "test", Arguments = ["-x", path] });
        return await Command.RunAsync(test, "", cancellationToken) is { ExitCode: 0 };
    }
}
