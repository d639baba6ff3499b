using System.Runtime.InteropServices;

namespace Icaro.Testing;

/// <summary>Linux's numbers.</summary>
public enum Signal
{
    Kill = 9,
    Continue = 18,
    Stop = 19,
}

public static partial class Signals
{
    /// <summary>Sends a signal to a process and all that it started; processes that have ended are ignored.</summary>
    public static void SendToFamily(int processId, Signal signal)
    {
        foreach (var member in ProcessTable.FamilyOf(processId))
            _ = Kill(member, (int)signal);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
