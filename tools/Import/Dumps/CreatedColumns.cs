namespace Icaro.Import.Dumps;

/// <summary>The columns of a CREATE TABLE.</summary>
internal static class CreatedColumns
{
    private static readonly string[] NoColumns =
        ["PRIMARY", "UNIQUE", "KEY", "INDEX", "CONSTRAINT", "FOREIGN", "FULLTEXT", "SPATIAL", "CHECK", "PERIOD"];

    /// <param name="tokens">Behind the name of the table.</param>
    /// <returns>Null when the statement has none, for example as <c>CREATE TABLE .. LIKE ..</c>.</returns>
    public static List<string>? Read(SqlTokenizer tokens)
    {
        if (!tokens.TryTake('('))
            return null;

        List<string> columns = [];
        do
        {
            var first = tokens.Next();
            if (first.Kind is SqlTokenKind.Name or SqlTokenKind.Text
                || (first.Kind == SqlTokenKind.Word && !NoColumns.Contains(first.Text, StringComparer.OrdinalIgnoreCase)))
                columns.Add(first.Text);
        }
        while (SkipDefinition(tokens));
        return columns;
    }

    /// <returns>Whether another definition follows.</returns>
    private static bool SkipDefinition(SqlTokenizer tokens)
    {
        for (var depth = 0; ;)
        {
            var token = tokens.Next();
            if (token.Kind == SqlTokenKind.End || token.IsMark(';'))
                throw new DumpException(tokens.Line, "a CREATE TABLE that does not end");
            if (depth == 0 && (token.IsMark(',') || token.IsMark(')')))
                return token.IsMark(',');
            depth += token.IsMark('(') ? 1 : token.IsMark(')') ? -1 : 0;
        }
    }
}
