namespace Icaro.Import.Dumps;

/// <summary>
/// Reads the output of <c>mysqldump</c> and <c>mariadb-dump</c>: columns from CREATE TABLE or INSERT, rows from INSERT. Reads one statement
/// at a time, so that a dump may be larger than memory.
/// </summary>
internal sealed class DumpReader
{
    private static readonly string[] NoColumns =
        ["PRIMARY", "UNIQUE", "KEY", "INDEX", "CONSTRAINT", "FOREIGN", "FULLTEXT", "SPATIAL", "CHECK", "PERIOD"];

    private readonly Dictionary<string, IReadOnlyList<string>> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly SqlTokenizer _tokens;
    private readonly IReadOnlySet<string> _tables;

    /// <param name="tables">The tables to read. Rows of others are skipped.</param>
    public DumpReader(SqlText text, IReadOnlySet<string> tables)
    {
        _tokens = new(text);
        _tables = tables;
    }

    /// <exception cref="DumpException">The file is not such a dump.</exception>
    public IEnumerable<DumpRow> ReadRows()
    {
        while (_tokens.Peek().Kind != SqlTokenKind.End)
        {
            var first = _tokens.Next();
            if (first.IsWord("DELIMITER"))
            {
                SkipRoutines();
                continue;
            }

            if (first.IsWord("CREATE") && _tokens.Peek().IsWord("TABLE"))
                ReadCreateTable();
            else if ((first.IsWord("INSERT") || first.IsWord("REPLACE")) && ReadInsertTarget() is { } target)
            {
                foreach (var row in ReadValues(target.Table, target.Columns))
                    yield return row;
            }

            if (!first.IsMark(';'))
                _tokens.SkipStatement();
        }
    }

    private void ReadCreateTable()
    {
        _tokens.Next();
        while (_tokens.Peek().Kind == SqlTokenKind.Word && _tokens.Peek().Text.ToUpperInvariant() is "IF" or "NOT" or "EXISTS")
            _tokens.Next();

        var table = ReadTableName();
        if (!_tokens.Next().IsMark('('))
            return;

        List<string> columns = [];
        do
        {
            var first = _tokens.Next();
            if (first.Kind == SqlTokenKind.Name || (first.Kind == SqlTokenKind.Word && !NoColumns.Contains(first.Text.ToUpperInvariant())))
                columns.Add(first.Text);
        }
        while (SkipDefinition());
        _columns[table] = columns;
    }

    /// <returns>Whether another definition follows.</returns>
    private bool SkipDefinition()
    {
        for (var depth = 0; ;)
        {
            var token = _tokens.Next();
            if (token.Kind == SqlTokenKind.End)
                throw new DumpException(_tokens.Line, "a CREATE TABLE that does not end");
            if (depth == 0 && (token.IsMark(',') || token.IsMark(')')))
                return token.IsMark(',');
            depth += token.IsMark('(') ? 1 : token.IsMark(')') ? -1 : 0;
        }
    }

    /// <summary>Skips statements between two <c>DELIMITER</c> commands of the client.</summary>
    private void SkipRoutines()
    {
        if (_tokens.RestOfLine() is ";")
            return;

        while (_tokens.Peek().Kind != SqlTokenKind.End)
        {
            if (_tokens.Next().IsWord("DELIMITER") && _tokens.RestOfLine() is ";")
                return;
        }
    }

    /// <returns>Null for a table that is skipped.</returns>
    private (string Table, IReadOnlyList<string> Columns)? ReadInsertTarget()
    {
        while (_tokens.Peek().Kind == SqlTokenKind.Word && !_tokens.Peek().IsWord("INTO"))
            _tokens.Next();
        if (!_tokens.Next().IsWord("INTO"))
            return null;

        var table = ReadTableName();
        if (!_tables.Contains(table))
            return null;

        var columns = _tokens.Peek().IsMark('(') ? ReadColumns() : _columns.GetValueOrDefault(table);
        if (columns is null)
            throw new DumpException(_tokens.Line, $"the columns of {table} are not named: neither here nor by a CREATE TABLE before");
        if (_tokens.Next() is var values && !values.IsWord("VALUES") && !values.IsWord("VALUE"))
            throw new DumpException(_tokens.Line, $"{values} where VALUES should be");
        return (table.ToLowerInvariant(), columns);
    }

    private List<string> ReadColumns()
    {
        List<string> columns = [];
        do
        {
            _tokens.Next();
            columns.Add(_tokens.Next().Text);
        }
        while (_tokens.Peek().IsMark(','));
        _tokens.Next();
        return columns;
    }

    /// <summary>Reads a name, or a database and a name: <c>`icaro`.`units`</c>.</summary>
    private string ReadTableName()
    {
        var name = _tokens.Next().Text;
        if (_tokens.Peek().IsWord("."))
        {
            _tokens.Next();
            return _tokens.Next().Text;
        }

        return name[(name.LastIndexOf('.') + 1)..];
    }

    private IEnumerable<DumpRow> ReadValues(string table, IReadOnlyList<string> columns)
    {
        do
        {
            var line = _tokens.Line;
            if (_tokens.Next() is var opening && !opening.IsMark('('))
                throw new DumpException(line, $"{opening} where a row of {table} should be");

            List<string?> values = [];
            SqlToken after;
            do
            {
                values.Add(ReadValue(table));
                after = _tokens.Next();
            }
            while (after.IsMark(','));
            if (!after.IsMark(')'))
                throw new DumpException(_tokens.Line, $"{after} behind a value of {table}: only literals are read");
            if (values.Count != columns.Count)
                throw new DumpException(line, $"a row of {table} has {values.Count} values for {columns.Count} columns");

            yield return new(table, columns, values, line);
        }
        while (TryTakeComma());
    }

    private bool TryTakeComma()
    {
        if (!_tokens.Peek().IsMark(','))
            return false;

        _tokens.Next();
        return true;
    }

    private string? ReadValue(string table)
    {
        var value = _tokens.Next();
        // A character set before a string: _utf8mb4'..', _binary '..'.
        if (value.Kind == SqlTokenKind.Word && value.Text.StartsWith('_') && _tokens.Peek().Kind == SqlTokenKind.Text)
            value = _tokens.Next();
        if (value.Kind == SqlTokenKind.Text)
            return value.Text;
        if (value.Kind != SqlTokenKind.Word)
            throw new DumpException(_tokens.Line, $"{value} where a value of {table} should be");
        if (value.IsWord("NULL"))
            return null;

        return value.Text.StartsWith("0x", StringComparison.Ordinal) ? FromHex(value.Text[2..], table) : value.Text;
    }

    private string FromHex(string digits, string table)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromHexString(digits));
        }
        catch (FormatException)
        {
            throw new DumpException(_tokens.Line, $"'0x{digits}' where a value of {table} should be");
        }
    }
}
