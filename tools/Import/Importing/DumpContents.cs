namespace Icaro.Import.Importing;

/// <summary>Reports which tables and columns of a dump are not imported, and which ones it does not have.</summary>
internal static class DumpContents
{
    public static void Report(IcaroDump dump, ImportReport report)
    {
        var tables = dump.Tables.ToDictionary(table => table.Name);
        foreach (var table in tables.Values)
        {
            if (IcaroSchema.Tables.TryGetValue(table.Name, out var imported))
                ReportColumns(table, imported, report);
            else if (!IcaroSchema.OfPortals.Contains(table.Name))
                report.Warn($"the table {table.Name} is not known and not imported, rows: {table.RowCount}");
            else if (table.RowCount > 0)
                report.Note($"{table.Name} stays with the system of the captive portals, rows: {table.RowCount}");
        }

        string[] missing = [.. IcaroSchema.Tables.Keys.Except(tables.Keys)];
        if (missing is not [])
            report.Note($"not in the dump: {string.Join(", ", missing)}");
    }

    private static void ReportColumns(DumpTable table, IcaroTable imported, ImportReport report)
    {
        if (table.Columns is not { } columns)
            return;

        foreach (var column in columns.Except(imported.Columns, StringComparer.OrdinalIgnoreCase))
            report.Warn($"the column {table.Name}.{column} is not known: its values are not imported");
        string[] missing = [.. imported.Columns.Except(columns, StringComparer.OrdinalIgnoreCase)];
        if (missing is not [])
            report.Note($"not in the dump: {string.Join(", ", missing.Select(column => $"{table.Name}.{column}"))}");
    }
}
