namespace Icaro.Benchmarks.Reporting;

/// <summary>BENCHMARKS.md: what stands between two comments that name a benchmark is its last result, all else is prose.</summary>
internal static class BenchmarksFile
{
    /// <summary>Beside the file.</summary>
    private const string Charts = "docs/images";

    /// <exception cref="InvalidDataException">The file has no place for this benchmark.</exception>
    public static async Task WriteAsync(string file, string benchmark, Report report, CancellationToken cancellationToken)
    {
        var (begin, end) = ($"<!-- {benchmark} -->\n", $"<!-- /{benchmark} -->");
        var text = await File.ReadAllTextAsync(file, cancellationToken);
        var first = text.IndexOf(begin, StringComparison.Ordinal);
        var last = text.IndexOf(end, StringComparison.Ordinal);
        if (first < 0 || last < first)
            throw new InvalidDataException($"{file} has no lines {begin.Trim()} and {end} to write between.");

        var result = MarkdownReport.Of(report);
        if (report.Chart is { } chart)
        {
            var picture = $"{Charts}/{benchmark}.svg";
            await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, picture), chart, cancellationToken);
            result = $"![{benchmark}]({picture})\n\n{result}";
        }

        await File.WriteAllTextAsync(file, $"{text[..(first + begin.Length)]}{result}{text[last..]}", cancellationToken);
    }
}
