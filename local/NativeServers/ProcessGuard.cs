using System.Globalization;
using System.Text.RegularExpressions;

namespace Icaro.Local.NativeServers;

/// <summary>
/// Makes sure that a process does not outlive the one that started it, even when that is killed with SIGKILL.
/// </summary>
/// <remarks>
/// The command line starts a shell as leader of a session of its own (so Ctrl-C in the terminal does not reach it), which leaves
/// a guard in the background and then becomes the wanted program, with the same process id. The guard waits for the end of its
/// standard input, a pipe whose other end only the parent holds: the kernel closes it when the parent ends, in whatever way.
/// Then the guard asks the program to stop, and kills what is left of the process group after a grace period, itself included.
/// Unlike prctl(PR_SET_PDEATHSIG) this works on macOS too, and survives threads that end and changes of the user.
/// </remarks>
internal static partial class ProcessGuard
{
    private const string Script =
        """
        signal=$1 tenths=$2
        shift 2
        exec 3<&0
        (
          (
            read -r _
            kill -s "$signal" $$
            while kill -0 $$ && [ $((tenths -= 1)) -ge 0 ]; do sleep 0.1; done
            kill -s KILL -- -$$
          ) <&3 >/dev/null 2>&1 &
        )
        exec "$@" </dev/null 3<&-
        """;

    // macOS has no setsid program, but Perl.
    private static readonly string[] NewSession =
        OperatingSystem.IsMacOS() ? ["perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV"] : ["setsid"];

    /// <summary>The command line that runs a launch under guard.</summary>
    public static IReadOnlyList<string> Wrap(ProcessLaunch launch, TimeSpan grace) =>
    [
        .. NewSession,
        "/bin/sh",
        "-c",
        Script,
        "sh",
        ((int)launch.StopSignal).ToString(CultureInfo.InvariantCulture),
        ((int)(grace.TotalSeconds * 10)).ToString(CultureInfo.InvariantCulture),
        .. LostVariables(launch),
        launch.FileName,
        .. launch.Arguments,
    ];

    /// <summary>A shell drops variables whose names it could not write, like services__integrations-catalog__http__0.</summary>
    private static IEnumerable<string> LostVariables(ProcessLaunch launch)
    {
        string[] lost = [.. launch.Environment.Where(variable => !ShellName.IsMatch(variable.Key)).Select(variable => $"{variable.Key}={variable.Value}")];
        return lost is [] ? [] : ["env", .. lost];
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex ShellName { get; }
}
