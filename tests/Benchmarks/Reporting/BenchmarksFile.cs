namespace Icaro.Benchmarks.Reporting;

/// <summary>BENCHMARKS.md: what stands between two comments that name a benchmark is its last result, all else is prose.</summary>
internal static class BenchmarksFile
{
    /// <exception cref="InvalidDataException">The file has no place for this benchmark.</exception>
    public static async Task WriteAsync(string file, string benchmark, string result, CancellationToken cancellationToken)
    {
        var (begin, end) = ($"<!-- {benchmark} -->\n", $"<!-- /{benchmark} -->");
        var text = await File.ReadAllTextAsync(file, cancellationToken);
        var first = text.IndexOf(begin, StringComparison.Ordinal);
        var last = text.IndexOf(end, StringComparison.Ordinal);
        if (first < 0 || last < first)
            throw new InvalidDataException($"{file} has no lines {begin.Trim()} and {end} to write between.");

        await File.WriteAllTextAsync(file, $"{text[..(first + begin.Length)]}{result}{text[last..]}", cancellationToken);
    }
}
