namespace Icaro.Benchmarks.Reporting;

/// <summary>A table in Markdown whose columns are aligned, so that it reads well on a console too.</summary>
internal static class MarkdownTable
{
    public static string Of(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int[] widths = [.. header.Select((title, column) => rows.Select(row => row[column].Length).Append(title.Length).Max())];
        IEnumerable<string> lines =
        [
            Line(header, widths),
            Line([.. widths.Select(width => new string('-', width))], widths),
            .. rows.Select(row => Line(row, widths)),
        ];
        return string.Join('\n', lines) + '\n';
    }

    private static string Line(IReadOnlyList<string> cells, int[] widths) =>
        $"| {string.Join(" | ", cells.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |";
}
