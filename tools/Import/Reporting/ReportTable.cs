using System.Globalization;

namespace Icaro.Import.Reporting;

internal static class ReportTable
{
    /// <summary>Of each kind. Further lines are only counted.</summary>
    private const int LinesShown = 20;

    public static void Write(ImportReport report, bool isDryRun, IAnsiConsole console)
    {
        var table = new Table().AddColumn("table");
        foreach (var column in new[] { "added", "changed", "unchanged", "skipped" })
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var (name, rows) in report.Tables)
            table.AddRow([name, .. new[] { rows.Added, rows.Changed, rows.Unchanged, rows.Skipped.Count }.Select(Text)]);
        console.Write(table);

        // Not by the console, which would break long lines.
        var lines = console.Profile.Out.Writer;
        foreach (var (name, rows) in report.Tables)
            WriteLines(lines, $"skipped {name}", rows.Skipped);
        WriteLines(lines, "warning:", report.Warnings);
        WriteLines(lines, "note:", report.Notes);

        console.WriteLine(isDryRun ? "This was a dry run: the catalog is as it was." : "Imported. No webhook was sent.");
    }

    private static void WriteLines(TextWriter writer, string kind, IReadOnlyList<string> lines)
    {
        foreach (var line in lines.Take(LinesShown))
            writer.WriteLine($"{kind} {line}");
        if (lines.Count > LinesShown)
            writer.WriteLine($"{kind} and {lines.Count - LinesShown} more");
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
