namespace Icaro.Import.Dumps;

internal enum SqlTokenKind
{
    /// <summary>An unquoted keyword, number or name.</summary>
    Word,

    /// <summary>A name, without its backticks.</summary>
    Name,

    /// <summary>A string, without quotes and escapes.</summary>
    Text,

    /// <summary>One of <c>, ( ) ; =</c>.</summary>
    Mark,

    End,
}

internal readonly record struct SqlToken(SqlTokenKind Kind, string Text)
{
    public bool IsWord(string word) => Kind == SqlTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsMark(char mark) => Kind == SqlTokenKind.Mark && Text[0] == mark;

    public override string ToString() => Kind == SqlTokenKind.End ? "the end of the file" : $"'{Text}'";
}
