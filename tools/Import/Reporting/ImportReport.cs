namespace Icaro.Import.Reporting;

/// <summary>The result for every row, and what else the operator must know.</summary>
internal sealed class ImportReport
{
    private readonly Dictionary<string, TableReport> _tables = [];
    private readonly List<string> _notes = [];
    private readonly List<string> _warnings = [];

    public IEnumerable<(string Table, TableReport Report)> Tables => _tables.Select(table => (table.Key, table.Value));

    /// <summary>What is as expected.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>What is missing here, or will not work.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    public bool IsComplete => _warnings is [] && _tables.Values.All(table => table.Skipped is []);

    public TableReport Of(string table) => _tables.TryGetValue(table, out var known) ? known : _tables[table] = new();

    public void Note(string text) => _notes.Add(text);

    public void Warn(string text) => _warnings.Add(text);
}

/// <summary>The result for a table.</summary>
internal sealed class TableReport
{
    private readonly List<string> _skipped = [];

    public int Added { get; private set; }

    public int Changed { get; private set; }

    /// <summary>The rows that are already the same as in the dump.</summary>
    public int Unchanged { get; private set; }

    /// <summary>The reasons for omitted rows, each with its id.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    public void Add() => Added++;

    public void Change() => Changed++;

    public void Keep() => Unchanged++;

    public void Skip(int id, string reason) => Skip($"{id}", reason);

    public void Skip(string row, string reason) => _skipped.Add($"{row}: {reason}");
}
