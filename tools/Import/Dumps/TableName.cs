namespace Icaro.Import.Dumps;

/// <param name="Database">Null for the current one.</param>
internal readonly record struct TableName(string? Database, string Name)
{
    /// <summary>Reads a name, or a database and a name: <c>`icaro`.`units`</c>.</summary>
    /// <exception cref="DumpException">There is no name.</exception>
    public static TableName Read(SqlTokenizer tokens)
    {
        var line = tokens.Line;
        var name = tokens.Next();
        if (!name.IsName)
            throw new DumpException(line, $"{name} where the name of a table should be");

        // Unquoted names and the dot between them are one word.
        if (name.Kind == SqlTokenKind.Word && name.Text.Split('.', 2) is [var database, var rest])
            return new(database, rest is "" ? tokens.Next().Text : rest);
        if (tokens.Peek() is not { Kind: SqlTokenKind.Word } dot || !dot.Text.StartsWith('.'))
            return new(null, name.Text);

        tokens.Next();
        return new(name.Text, dot.Text is "." ? tokens.Next().Text : dot.Text[1..]);
    }
}
