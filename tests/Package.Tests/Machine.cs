using System.Diagnostics;
using System.Globalization;

namespace Icaro.Package.Tests;

/// <summary>A machine with systemd over a clean Debian, in namespaces of this one; see <c>boot</c>.</summary>
internal sealed class Machine : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly Process _process;
    private string[] _enter = [];

    private Machine(TemporaryFolder folder, Process process)
    {
        _folder = folder;
        _process = process;
    }

    /// <param name="root">The clean Debian, which stays as it is.</param>
    /// <param name="files">They are copied into the home directory of root.</param>
    public static async Task<Machine> BootAsync(string root, params string[] files)
    {
        var folder = new TemporaryFolder();
        var home = Directory.CreateDirectory(Path.Combine(folder.Path, "written", "root")).FullName;
        foreach (var file in files)
            File.Copy(file, Path.Combine(home, Path.GetFileName(file)));
        var boot = Path.Combine(Repository.Root, "tests", "Package.Tests", "boot");
        var machine = new Machine(folder, Process.Start(boot, [root, folder.Path]));
        await machine.StartedAsync();
        return machine;
    }

    /// <summary>Runs a script as root, in root's home directory. It ends at the first command that fails.</summary>
    /// <returns>What it wrote to its output.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message is what it wrote.</exception>
    public Task<string> RunAsync(string script) => Tool.RunAsync(
        "/",
        "nsenter",
        [.. _enter, "env", "-i", "HOME=/root", "PATH=/usr/sbin:/usr/bin", "DEBIAN_FRONTEND=noninteractive",
            "bash", "-c", $"set -euo pipefail; cd; {script}"],
        TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        // Everything in the machine ends with it.
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private async Task StartedAsync()
    {
        var children = $"/proc/{_process.Id}/task/{_process.Id}/children";
        var first = "";
        await Eventually.TrueAsync(
            () => !_process.HasExited && (first = File.ReadAllText(children).Trim()) is not "" && IsSystemd(first),
            () => "a first process");
        _enter = ["--target", first, "--mount", "--uts", "--ipc", "--net", "--pid", "--cgroup", "--root", "--wd"];
        await Eventually.SeeAsync(StateAsync, state => state is "running" or "degraded");
    }

    /// <summary>Other processes are the first ones for a moment, and may have ended by now.</summary>
    private static bool IsSystemd(string process)
    {
        try
        {
            return int.TryParse(process, CultureInfo.InvariantCulture, out _)
                && File.ReadAllText($"/proc/{process}/comm").Trim() == "systemd";
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task<string> StateAsync() => (await RunAsync("systemctl is-system-running 2>&1 || true")).Trim();
}
