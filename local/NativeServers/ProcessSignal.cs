using System.Runtime.InteropServices;

namespace Icaro.Local.NativeServers;

/// <summary>The signals whose numbers are the same on Linux and macOS.</summary>
public enum ProcessSignal
{
    Hangup = 1,
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,
}

internal static partial class ProcessSignals
{
    /// <summary>Sends a signal to a process; one that is gone is left in peace.</summary>
    public static void Send(int processId, ProcessSignal signal) => _ = Kill(processId, (int)signal);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
