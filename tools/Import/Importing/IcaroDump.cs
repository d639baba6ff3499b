namespace Icaro.Import.Importing;

/// <summary>The imported rows of a dump, and the tables that it has.</summary>
/// <param name="tables">All tables of its database, which may grow while it is read.</param>
internal sealed class IcaroDump(IEnumerable<DumpTable> tables)
{
    private readonly Dictionary<string, List<DumpRow>> _rows =
        IcaroSchema.Tables.Keys.ToDictionary(table => table, _ => new List<DumpRow>());

    private readonly Dictionary<(string Table, int Id), int> _positions = [];

    /// <summary>Whether they are imported or not.</summary>
    public IEnumerable<DumpTable> Tables => tables;

    public IReadOnlyList<DumpRow> this[string table] => _rows[table];

    /// <exception cref="DumpException">Another row has its id.</exception>
    public void Add(DumpRow row)
    {
        var rows = _rows[row.Table];
        if (!row.Has("id") || _positions.TryAdd((row.Table, row.Id), rows.Count))
            rows.Add(row);
        else if (row.OnDuplicate == OnDuplicate.KeepLast)
            rows[_positions[(row.Table, row.Id)]] = row;
        else if (row.OnDuplicate == OnDuplicate.Refuse)
            throw new DumpException(row.Line, $"{row.Table} has the id {row.Id} twice");
    }
}
