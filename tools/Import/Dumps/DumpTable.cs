namespace Icaro.Import.Dumps;

/// <summary>A table that a dump creates or fills.</summary>
internal sealed class DumpTable(string database, string name)
{
    /// <summary>Empty when the dump names none.</summary>
    public string Database => database;

    /// <summary>In lower case.</summary>
    public string Name => name;

    /// <summary>As created, or else as named by an INSERT; null when the dump says neither.</summary>
    public IReadOnlyList<string>? Columns { get; set; }

    public long RowCount { get; set; }
}
