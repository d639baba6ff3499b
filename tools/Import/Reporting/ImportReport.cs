namespace Icaro.Import.Reporting;

/// <summary>What became of every row.</summary>
internal sealed class ImportReport
{
    private readonly Dictionary<string, TableReport> _tables = [];

    public IEnumerable<(string Table, TableReport Report)> Tables => _tables.Select(table => (table.Key, table.Value));

    public bool IsComplete => _tables.Values.All(table => table.Skipped is []);

    public TableReport Of(string table) => _tables.TryGetValue(table, out var known) ? known : _tables[table] = new();
}

/// <summary>The rows of one table.</summary>
internal sealed class TableReport
{
    private readonly List<string> _skipped = [];

    public int Added { get; private set; }

    public int Changed { get; private set; }

    /// <summary>Those that are here already as they are in the dump.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Why rows were left out, each with its id.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    public void Add() => Added++;

    public void Change() => Changed++;

    public void Keep() => Unchanged++;

    public void Skip(int id, string reason) => _skipped.Add($"{id}: {reason}");
}
