namespace Icaro.Import.Dumps;

/// <summary>Reads INSERT and REPLACE.</summary>
/// <param name="tokens">Behind the first word.</param>
/// <param name="tableOf">Finds a table.</param>
/// <param name="isWanted">Whether to read the rows of a table.</param>
internal sealed class InsertReader(SqlTokenizer tokens, Func<TableName, DumpTable> tableOf, Func<DumpTable, bool> isWanted)
{
    public IEnumerable<DumpRow> ReadRows(SqlToken verb)
    {
        var onDuplicate = verb.IsWord("REPLACE") ? OnDuplicate.KeepLast : OnDuplicate.Refuse;
        while (tokens.TryTake("LOW_PRIORITY") || tokens.TryTake("DELAYED") || tokens.TryTake("HIGH_PRIORITY"))
        {
        }

        if (tokens.TryTake("IGNORE"))
            onDuplicate = OnDuplicate.KeepFirst;
        tokens.TryTake("INTO");
        var table = tableOf(TableName.Read(tokens));
        if (!isWanted(table))
        {
            CountRows(table);
            yield break;
        }

        foreach (var row in ReadRows(table, onDuplicate))
        {
            table.RowCount++;
            yield return row;
        }
    }

    private IEnumerable<DumpRow> ReadRows(DumpTable table, OnDuplicate onDuplicate)
    {
        var columns = tokens.TryTake('(') ? ReadColumns() : table.Columns;
        if (columns is null)
            throw Fault($"the columns of {table.Name} are not named: neither here nor by a CREATE TABLE before");
        if (!tokens.TryTake("VALUES") && !tokens.TryTake("VALUE"))
            throw Fault($"{tokens.Peek()} where VALUES should be");

        table.Columns ??= columns;
        do
        {
            if (!tokens.TryTake('('))
                throw Fault($"{tokens.Peek()} where a row of {table.Name} should be");

            var line = tokens.Line;
            List<string?> values = [];
            do
                values.Add(SqlValue.Read(tokens, table.Name));
            while (tokens.TryTake(','));
            if (!tokens.TryTake(')'))
                throw Fault($"{tokens.Peek()} behind a value of {table.Name}: only literals are read");
            if (values.Count != columns.Count)
                throw new DumpException(line, $"a row of {table.Name} has {values.Count} values for {columns.Count} columns");

            yield return new(table.Name, columns, values, line) { OnDuplicate = onDuplicate };
        }
        while (tokens.TryTake(','));
        if (!tokens.TryTake(';') && tokens.Peek().Kind != SqlTokenKind.End)
            throw Fault($"{tokens.Peek()} behind the rows of {table.Name}");
    }

    private List<string> ReadColumns()
    {
        List<string> columns = [];
        do
            columns.Add(tokens.Next() is { IsName: true } name ? name.Text : throw Fault("a list of columns that names none"));
        while (tokens.TryTake(','));
        return tokens.TryTake(')') ? columns : throw Fault($"{tokens.Peek()} in a list of columns");
    }

    private void CountRows(DumpTable table)
    {
        var depth = 0;
        var areValues = false;
        foreach (var token in tokens.RestOfStatement())
        {
            areValues |= token.IsWord("VALUES") || token.IsWord("VALUE");
            if (token.IsMark('(') && depth++ == 0 && areValues)
                table.RowCount++;
            else if (token.IsMark(')'))
                depth--;
        }

        if (depth != 0)
            throw Fault($"a row of {table.Name} that does not end");
    }

    private DumpException Fault(string message) => new(tokens.Line, message);
}
