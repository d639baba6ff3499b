using System.Globalization;

namespace Icaro.Import.Reporting;

internal static class ReportTable
{
    /// <summary>For each table. Further ones are only counted.</summary>
    private const int ReasonsShown = 20;

    public static void Write(ImportReport report, bool isDryRun, IAnsiConsole console)
    {
        var table = new Table().AddColumn("table");
        foreach (var column in new[] { "added", "changed", "unchanged", "skipped" })
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var (name, rows) in report.Tables)
            table.AddRow([name, .. new[] { rows.Added, rows.Changed, rows.Unchanged, rows.Skipped.Count }.Select(Text)]);
        console.Write(table);

        foreach (var (name, rows) in report.Tables.Where(one => one.Report.Skipped is not []))
        {
            // Not by the console, which would break long lines.
            foreach (var reason in rows.Skipped.Take(ReasonsShown))
                console.Profile.Out.Writer.WriteLine($"skipped {name} {reason}");
            if (rows.Skipped.Count > ReasonsShown)
                console.Profile.Out.Writer.WriteLine($"skipped {name}: {rows.Skipped.Count - ReasonsShown} more");
        }

        console.WriteLine(isDryRun ? "This was a dry run: the catalog is as it was." : "Imported. No webhook was sent.");
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
