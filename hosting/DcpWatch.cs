using System.Globalization;
using Microsoft.Extensions.Hosting;

namespace Icaro.Hosting;

/// <summary>Ends the AppHost when DCP, which runs everything for it, was killed: by then nothing runs any more.</summary>
internal sealed class DcpWatch : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!OperatingSystem.IsLinux() || await FindAsync(stoppingToken) is not { } dcp)
            return;

        using (dcp)
            await dcp.WaitForExitAsync(stoppingToken);
        await Console.Error.WriteLineAsync("DCP, which runs the resources, has ended: start again.");
        // Not StopApplication: the stop would ask DCP, again and again.
        Environment.Exit(1);
    }

    /// <summary>It is told our process id, but it is not our child.</summary>
    private static async Task<Process?> FindAsync(CancellationToken stoppingToken)
    {
        var monitored = $"\0--monitor\0{Environment.ProcessId}\0";
        while (true)
        {
            await Task.Delay(Interval, stoppingToken);
            foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0])))
            {
                try
                {
                    if (File.ReadAllText(Path.Combine(folder, "cmdline")).Contains(monitored, StringComparison.Ordinal))
                        return Process.GetProcessById(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture));
                }
                catch (Exception gone) when (gone is IOException or ArgumentException)
                {
                }
            }
        }
    }
}
