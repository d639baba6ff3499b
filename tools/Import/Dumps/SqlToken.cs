namespace Icaro.Import.Dumps;

internal enum SqlTokenKind
{
    /// <summary>An unquoted keyword, number or name.</summary>
    Word,

    /// <summary>A name, without its quotes.</summary>
    Name,

    /// <summary>A string, without quotes and escapes, or what a hexadecimal or binary literal stands for.</summary>
    Text,

    /// <summary>A string whose bytes are no text in its character set.</summary>
    Binary,

    /// <summary>One of <c>, ( ) ; =</c>.</summary>
    Mark,

    End,
}

internal readonly record struct SqlToken(SqlTokenKind Kind, string Text)
{
    public bool IsWord(string word) => Kind == SqlTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsMark(char mark) => Kind == SqlTokenKind.Mark && Text[0] == mark;

    /// <summary>Whether it can name a table or column. Strings can: dumps may quote names like strings without saying so.</summary>
    public bool IsName => Kind is SqlTokenKind.Word or SqlTokenKind.Name or SqlTokenKind.Text;

    public override string ToString() => Kind == SqlTokenKind.End ? "the end of the file" : $"'{Text}'";
}
