using System.Diagnostics;

namespace Icaro.Benchmarks.Processes;

internal static class ProcessSignal
{
    /// <summary>Holds processes still until <see cref="ContinueAsync"/>.</summary>
    public static Task PauseAsync(this IEnumerable<MeteredProcess> processes) => SendAsync("STOP", processes);

    public static Task ContinueAsync(this IEnumerable<MeteredProcess> processes) => SendAsync("CONT", processes);

    public static Task KillAsync(this IEnumerable<MeteredProcess> processes) => SendAsync("KILL", processes);

    private static async Task SendAsync(string signal, IEnumerable<MeteredProcess> processes)
    {
        using var kill = Process.Start("kill", [$"-{signal}", .. processes.Select(process => $"{process.Id}")]);
        await kill.WaitForExitAsync();
    }
}
