using System.Globalization;

namespace Icaro.Testing;

/// <summary>What Linux tells about processes under <c>/proc</c>.</summary>
public static class ProcessTable
{
    private const int TicksPerSecond = 100;

    /// <summary>The process and all that it started, and so on.</summary>
    public static IReadOnlyList<int> FamilyOf(int processId)
    {
        var children = Ids().ToLookup(id => StatOf(id)?.Parent);
        List<int> family = [processId];
        for (var i = 0; i < family.Count; i++)
            family.AddRange(children[family[i]]);
        return family;
    }

    /// <summary>The processes whose command, as <see cref="CommandOf"/> gives it, has this text.</summary>
    public static IReadOnlyList<int> Find(string text) => [.. Ids().Where(id => CommandOf(id).Contains(text, StringComparison.Ordinal))];

    /// <summary>The program and its arguments, each with a zero behind it; empty for a process that has gone.</summary>
    public static string CommandOf(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>Of the process and all that it started, and so on, those included that have ended.</summary>
    public static TimeSpan CpuTimeOf(int processId) =>
        TimeSpan.FromSeconds((double)FamilyOf(processId).Sum(member => StatOf(member)?.Ticks ?? 0) / TicksPerSecond);

    /// <summary>Bytes of physical memory, where each process has its share of the pages that it shares with others.</summary>
    public static long ProportionalMemoryOf(int processId) => KilobytesIn("smaps_rollup", "Pss:", processId) * 1024;

    /// <summary>Bytes of physical memory, all pages of shared libraries included.</summary>
    public static long ResidentMemoryOf(int processId) => KilobytesIn("status", "VmRSS:", processId) * 1024;

    internal static IEnumerable<int> Ids() => Directory.EnumerateDirectories("/proc")
        .Select(directory => int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0);

    private static long KilobytesIn(string file, string label, int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/{file}").First(line => line.StartsWith(label, StringComparison.Ordinal));
        return long.Parse(line[label.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture);
    }

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
