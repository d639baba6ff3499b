namespace Icaro.Import.Dumps;

/// <summary>
/// Splits MariaDB's SQL into tokens, as far as dumps use it. All comments are skipped, including those that some versions execute.
/// </summary>
internal sealed class SqlTokenizer(SqlText text)
{
    private readonly StringBuilder _token = new();
    private SqlToken? _peeked;

    public long Line => text.Line;

    public SqlToken Peek() => _peeked ??= Read();

    public SqlToken Next()
    {
        var token = Peek();
        _peeked = null;
        return token;
    }

    /// <summary>Moves to the end of the statement without reading its tokens.</summary>
    public void SkipStatement()
    {
        if (_peeked is { } peeked)
        {
            _peeked = null;
            if (peeked.IsMark(';') || peeked.Kind == SqlTokenKind.End)
                return;
        }

        while (SkipSpace() is not SqlText.End)
        {
            if (text.Next() is var next && next == ';')
                return;
            if (next is '\'' or '"' or '`')
                SkipQuoted((char)next);
        }
    }

    /// <summary>For <c>DELIMITER</c>, which is a command of the client.</summary>
    public string RestOfLine() => text.RestOfLine();

    private SqlToken Read() => SkipSpace() switch
    {
        SqlText.End => new(SqlTokenKind.End, ""),
        '`' => new(SqlTokenKind.Name, Quoted(escapes: false)),
        '\'' or '"' => new(SqlTokenKind.Text, Quoted(escapes: true)),
        ',' or '(' or ')' or ';' or '=' => new(SqlTokenKind.Mark, ((char)text.Next()).ToString()),
        _ => new(SqlTokenKind.Word, Word()),
    };

    private string Word()
    {
        _token.Clear();
        do
            _token.Append((char)text.Next());
        while (text.Peek() is var next && next != SqlText.End && !char.IsWhiteSpace((char)next) && !IsMarkOrQuote((char)next));
        return _token.ToString();
    }

    private static bool IsMarkOrQuote(char character) => character is ',' or '(' or ')' or ';' or '=' or '\'' or '"' or '`';

    private string Quoted(bool escapes)
    {
        var start = Line;
        var quote = text.Next();
        _token.Clear();
        while (true)
        {
            var next = text.Next();
            if (next == SqlText.End)
                throw new DumpException(start, "a string that does not end");
            if (next == quote && !text.TryTake((char)quote))
                return _token.ToString();
            if (next == '\\' && escapes)
                AppendEscaped();
            else
                _token.Append((char)next);
        }
    }

    private void AppendEscaped()
    {
        var escaped = text.Next();
        _ = escaped switch
        {
            '0' => _token.Append('\0'),
            'b' => _token.Append('\b'),
            'n' => _token.Append('\n'),
            'r' => _token.Append('\r'),
            't' => _token.Append('\t'),
            'Z' => _token.Append('\x1a'),
            // Escapes for LIKE, which keep their backslash elsewhere.
            '%' or '_' => _token.Append('\\').Append((char)escaped),
            SqlText.End => _token,
            _ => _token.Append((char)escaped),
        };
    }

    private void SkipQuoted(char quote)
    {
        while (text.Next() is var next && next != SqlText.End)
        {
            if (next == quote && !text.TryTake(quote))
                return;
            if (next == '\\' && quote != '`')
                text.Next();
        }
    }

    /// <returns>The first character after white space and comments.</returns>
    private int SkipSpace()
    {
        while (true)
        {
            var next = text.Peek();
            if (next == SqlText.End)
                return next;
            if (char.IsWhiteSpace((char)next))
                text.Next();
            else if (next == '#')
                text.RestOfLine();
            else if (next is not ('-' or '/') || !SkipComment())
                return next;
        }
    }

    private bool SkipComment()
    {
        if (text.LooksAt("/*"))
        {
            text.SkipBehind("*/");
            return true;
        }

        // Without white space behind them, two dashes are operators.
        if (!text.LooksAt("--") || !text.LooksAtSpace(after: 2))
            return false;

        text.RestOfLine();
        return true;
    }
}
