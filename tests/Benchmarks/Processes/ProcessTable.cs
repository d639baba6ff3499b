using System.Globalization;

namespace Icaro.Benchmarks.Processes;

/// <summary>What Linux tells about processes under <c>/proc</c>.</summary>
internal static class ProcessTable
{
    private const int TicksPerSecond = 100;

    /// <summary>Of the process and all that it started, and so on, those included that have ended.</summary>
    public static TimeSpan CpuTimeOf(int processId) =>
        TimeSpan.FromSeconds((double)FamilyOf(processId).Sum(member => StatOf(member)?.Ticks ?? 0) / TicksPerSecond);

    /// <summary>Bytes of physical memory, the pages of shared libraries included.</summary>
    public static long MemoryOf(int processId)
    {
        const string label = "VmRSS:";
        var line = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith(label, StringComparison.Ordinal));
        return 1024 * long.Parse(line[label.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture);
    }

    private static List<int> FamilyOf(int processId)
    {
        var children = Ids().ToLookup(id => StatOf(id)?.Parent);
        List<int> family = [processId];
        for (var i = 0; i < family.Count; i++)
            family.AddRange(children[family[i]]);
        return family;
    }

    private static IEnumerable<int> Ids() => Directory.EnumerateDirectories("/proc")
        .Select(directory => int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0);

    private static Stat? StatOf(int processId)
    {
        try
        {
            // The name in parentheses may hold anything; the numbered fields of proc(5) go on after it with the third.
            var text = File.ReadAllText($"/proc/{processId}/stat");
            var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            const int parent = 4 - 3, userTime = 14 - 3, childrensSystemTime = 17 - 3;
            return new(
                int.Parse(fields[parent], CultureInfo.InvariantCulture),
                fields[userTime..(childrensSystemTime + 1)].Sum(field => long.Parse(field, CultureInfo.InvariantCulture)));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private sealed record Stat(int Parent, long Ticks);
}
