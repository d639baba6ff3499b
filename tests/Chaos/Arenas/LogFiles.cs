using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.Chaos.Arenas;

/// <summary>Writes what each replica writes to its output into a file of its own.</summary>
internal static class LogFiles
{
    /// <summary>Goes on until the application ends.</summary>
    public static void Write(RunningSystem system, string folder)
    {
        Directory.CreateDirectory(folder);
        var logs = system.Application.Services.GetRequiredService<ResourceLoggerService>();
        foreach (var replica in system.Replicas)
            _ = WriteAsync(logs.WatchAsync(replica.Id), Path.Combine(folder, $"{replica.Id}.log"));
    }

    private static async Task WriteAsync(IAsyncEnumerable<IReadOnlyList<LogLine>> lines, string file)
    {
        await using var writer = new StreamWriter(file) { AutoFlush = true };
        await foreach (var batch in lines)
        {
            foreach (var line in batch)
                await writer.WriteLineAsync(line.Content);
        }
    }
}
