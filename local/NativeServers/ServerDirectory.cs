using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Icaro.Local.NativeServers;

/// <summary>The folder that one server works on, and nobody else meanwhile.</summary>
internal sealed class ServerDirectory
{
    private const string Unreachable = "/var/lib/icaro-aspire";
    private static readonly TimeSpan PreviousLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    // The kernel gives the start of a process less exactly than the time of a file.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    private readonly ServerAccount _account;

    private ServerDirectory(string path, ServerAccount account)
    {
        Path = path;
        _account = account;
    }

    public string Path { get; }

    private string ProcessIdFile => At("server.pid");

    /// <summary>Creates the folder where it is wanted, or, if the account cannot get there, below /var/lib.</summary>
    public static async Task<ServerDirectory> OpenAsync(
        NativeServerOptions options, ServerAccount account, CancellationToken cancellationToken)
    {
        var wanted = System.IO.Path.GetFullPath(options.DataDirectory);
        Directory.CreateDirectory(wanted);
        await account.OwnAsync(wanted, cancellationToken);
        if (await account.CanReachAsync(wanted, cancellationToken))
            return new ServerDirectory(wanted, account);

        var instead = System.IO.Path.Combine(Unreachable, await NameInsteadAsync(wanted, cancellationToken));
        options.Log?.Invoke($"{wanted} is closed to the server's user: its data is in {instead}");
        Directory.CreateDirectory(instead);
        await account.OwnAsync(instead, cancellationToken);
        return new ServerDirectory(instead, account);
    }

    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The launch in this folder, under the server's account.</summary>
    public ProcessLaunch Apply(ProcessLaunch launch) => _account.Apply(launch with { WorkingDirectory = Path });

    /// <summary>Writes a file that the server's account alone may read.</summary>
    public async Task<string> WriteAsync(string name, string content, CancellationToken cancellationToken)
    {
        var path = At(name);
        await PrivateFile.WriteAsync(path, content, cancellationToken);
        await _account.OwnAsync(path, cancellationToken);
        return path;
    }

    /// <summary>Remembers the server's process for the next start.</summary>
    public void Occupy(ManagedProcess process) => File.WriteAllText(ProcessIdFile, process.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Waits for the server of a start before, if it is still busy stopping.</summary>
    /// <returns>The process id of that server, now gone; null on the first start.</returns>
    /// <exception cref="NativeServerException">It goes on running.</exception>
    public async Task<int?> WaitForPreviousAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(ProcessIdFile) || !int.TryParse(await File.ReadAllTextAsync(ProcessIdFile, cancellationToken), out var processId))
            return null;

        for (var waited = TimeSpan.Zero; IsRunning(processId); waited += Poll)
        {
            if (waited > PreviousLimit)
                throw new NativeServerException($"A server still runs on {Path}: stop process {processId} first.");
            await Task.Delay(Poll, cancellationToken);
        }
        return processId;
    }

    /// <summary>
    /// Goes by a secret in the wanted folder: whoever deletes that one, and the keys beside it, starts on nothing, not on data
    /// that no key opens any more.
    /// </summary>
    private static async Task<string> NameInsteadAsync(string wanted, CancellationToken cancellationToken)
    {
        var file = System.IO.Path.Combine(wanted, "elsewhere");
        if (!File.Exists(file))
            await PrivateFile.WriteAsync(file, RandomNumberGenerator.GetHexString(32), cancellationToken);
        var secret = await File.ReadAllBytesAsync(file, cancellationToken);
        return Convert.ToHexStringLower(SHA256.HashData(secret))[..12];
    }

    /// <summary>A process that began after its id was written down is another one with the same id.</summary>
    private bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.StartTime <= File.GetLastWriteTime(ProcessIdFile) + ClockTolerance && !IsZombie(processId);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsZombie(int processId)
    {
        var status = $"/proc/{processId}/stat";
        return File.Exists(status) && File.ReadAllText(status).Contains(") Z ", StringComparison.Ordinal);
    }
}
