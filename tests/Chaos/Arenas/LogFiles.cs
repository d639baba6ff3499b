using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Icaro.Chaos.Replicas;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.Chaos.Arenas;

/// <summary>Writes what each replica writes to its output into a file of its own.</summary>
internal static class LogFiles
{
    /// <summary>Goes on until the application ends.</summary>
    public static void Write(DistributedApplication application, RunningReplicas replicas, string folder)
    {
        Directory.CreateDirectory(folder);
        var logs = application.Services.GetRequiredService<ResourceLoggerService>();
        foreach (var replica in replicas.All)
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
