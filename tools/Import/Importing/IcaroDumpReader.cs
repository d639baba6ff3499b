namespace Icaro.Import.Importing;

/// <summary>Reads the dump of one Icaro, whole unless the options ask for less.</summary>
internal static class IcaroDumpReader
{
    /// <param name="text">The dump.</param>
    /// <param name="options">Which database, and whether it must be whole.</param>
    /// <param name="proceeds">Is called for every row.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    /// <exception cref="DumpException">The file is not such a dump.</exception>
    public static IcaroDump Read(SqlText text, ImportOptions options, Action proceeds, CancellationToken cancellationToken)
    {
        var reader = new DumpReader(text, table => IcaroSchema.Tables.ContainsKey(table.Name) && options.Chooses(table.Database));
        var dump = new IcaroDump(reader.Tables.Where(table => options.Chooses(table.Database)));
        try
        {
            foreach (var row in reader.ReadRows())
            {
                cancellationToken.ThrowIfCancellationRequested();
                proceeds();
                dump.Add(row);
            }
        }
        catch (DumpException) when (text.IsAtEnd && (options.IsPartial || text.Cut is not null))
        {
            // The last statement is not whole.
        }

        if (text.Cut is { } cut && !options.IsPartial)
            throw new DumpException($"the packed file is damaged or cut: {cut}");
        CheckDatabase(reader.Tables, options.Database);
        CheckTables([.. dump.Tables]);
        if (!reader.IsCompleted && !options.IsPartial)
        {
            throw new DumpException(
                "the file does not end with '-- Dump completed', so it may have broken off: --partial imports what is there");
        }

        return dump;
    }

    private static void CheckDatabase(IEnumerable<DumpTable> tables, string? wanted)
    {
        string[] databases = [.. tables.Select(table => table.Database).Distinct()];
        var names = string.Join(", ", databases);
        if (wanted is not null && !databases.Contains(wanted))
            throw new DumpException($"the file has no database '{wanted}'; it has: {names}");
        if (wanted is null && databases.Length > 1)
            throw new DumpException($"the file has several databases: {names}. --database NAME chooses one");
    }

    private static void CheckTables(IReadOnlyList<DumpTable> tables)
    {
        DumpTable[] known = [.. tables.Where(table => IcaroSchema.Tables.ContainsKey(table.Name))];
        if (known is [])
        {
            var others = tables is [] ? "" : $"; it has: {string.Join(", ", tables.Select(table => table.Name))}";
            throw new DumpException($"the file has no table of Icaro's{others}");
        }

        foreach (var table in known.Where(table => table.Columns is not null))
        {
            string[] missing = [.. IcaroSchema.Tables[table.Name].Required.Except(table.Columns!, StringComparer.OrdinalIgnoreCase)];
            if (missing is not [])
                throw new DumpException($"the table {table.Name} has no column {string.Join(", ", missing)}");
        }
    }
}
