namespace Icaro.Import.Dumps;

/// <summary>
/// Splits MariaDB's and MySQL's SQL into tokens, as far as dumps use it. Comments that the servers execute are read as SQL; all others
/// are skipped.
/// </summary>
/// <param name="text">The dump.</param>
/// <param name="session">How strings and quotes are read at present.</param>
/// <param name="comments">Is called with each <c>--</c> comment before the token after it is read.</param>
internal sealed class SqlTokenizer(SqlText text, SqlSession session, Action<string> comments)
{
    /// <summary>The version of comments that no server executes, such as MariaDB's <c>enable the sandbox mode</c>.</summary>
    private const int NoVersion = 999999;

    private readonly SqlStrings _strings = new(text, session);
    private readonly StringBuilder _word = new();
    private SqlToken? _peeked;
    private bool _isInExecutedComment;

    public long Line => text.Line;

    public SqlToken Peek() => _peeked ??= Read();

    public SqlToken Next()
    {
        var token = Peek();
        _peeked = null;
        return token;
    }

    public bool TryTake(char mark)
    {
        if (!Peek().IsMark(mark))
            return false;

        Next();
        return true;
    }

    public bool TryTake(string word)
    {
        if (!Peek().IsWord(word))
            return false;

        Next();
        return true;
    }

    /// <summary>Reads the tokens up to the end of the statement.</summary>
    public IEnumerable<SqlToken> RestOfStatement()
    {
        while (Next() is { Kind: not SqlTokenKind.End } token && !token.IsMark(';'))
            yield return token;
    }

    public void SkipStatement()
    {
        foreach (var _ in RestOfStatement())
        {
        }
    }

    /// <summary>For <c>DELIMITER</c>, which is a command of the client.</summary>
    public string RestOfLine() => text.RestOfLine();

    private SqlToken Read() => SkipSpace() switch
    {
        SqlText.End => new(SqlTokenKind.End, ""),
        '`' => _strings.ReadName(),
        '"' when session.HasAnsiQuotes => _strings.ReadName(),
        '\'' or '"' => _strings.ReadText(session.Encoding),
        ',' or '(' or ')' or ';' or '=' => new(SqlTokenKind.Mark, ((char)text.Next()).ToString()),
        _ => ReadWord(),
    };

    private SqlToken ReadWord()
    {
        var line = text.Line;
        var word = Word();
        if (DumpMessage.IsBegin(word))
            DumpMessage.Refuse($"{word} {text.RestOfLine()}", line);
        // The character set of the string that follows: _utf8mb4'..', _binary '..', _latin1 X'..'.
        if (word.StartsWith('_') && SqlEncodings.Find(word[1..]) is { } encoding)
        {
            return SkipSpace() switch
            {
                '\'' or '"' => _strings.ReadText(encoding),
                'x' or 'X' or '0' => _strings.TryReadLiteral(Word(), encoding) ?? new(SqlTokenKind.Word, word),
                _ => new(SqlTokenKind.Word, word),
            };
        }

        return _strings.TryReadLiteral(word, session.Encoding) ?? new(SqlTokenKind.Word, word);
    }

    private string Word()
    {
        _word.Clear();
        do
            _word.Append((char)text.Next());
        while (!text.LooksAtSpace() && !IsMarkOrQuote(text.Peek()) && !EndsExecutedComment);
        return _word.ToString();
    }

    private static bool IsMarkOrQuote(int next) => next is ',' or '(' or ')' or ';' or '=' or '\'' or '"' or '`';

    /// <returns>The first byte after white space and comments.</returns>
    private int SkipSpace()
    {
        while (true)
        {
            var next = text.Peek();
            if (next == SqlText.End)
                return _isInExecutedComment ? throw Unclosed(text.Line) : next;
            if (text.LooksAtSpace())
                text.Next();
            else if (next == '#')
                text.RestOfLine();
            else if (!SkipComment())
                return next;
        }
    }

    private bool EndsExecutedComment => _isInExecutedComment && text.LooksAt("*/");

    private bool SkipComment()
    {
        if (EndsExecutedComment)
        {
            text.TryTake("*/");
            _isInExecutedComment = false;
            return true;
        }

        if (text.TryTake("/*!") || text.TryTake("/*M!"))
        {
            _isInExecutedComment = ReadVersion() < NoVersion;
            return _isInExecutedComment || SkipToCommentEnd();
        }

        if (text.TryTake("/*"))
            return SkipToCommentEnd();

        // Without white space behind them, two dashes are operators.
        if (!text.LooksAt("--") || !text.LooksAtSpace(after: 2))
            return false;

        var comment = text.RestOfLine()[2..].TrimStart();
        DumpMessage.Refuse(comment, text.Line - 1);
        comments(comment);
        return true;
    }

    private int ReadVersion()
    {
        var version = 0;
        while (text.Peek() is >= '0' and <= '9' && version < NoVersion)
            version = (version * 10) + text.Next() - '0';
        return version;
    }

    private bool SkipToCommentEnd()
    {
        var start = text.Line;
        while (!text.TryTake("*/"))
        {
            if (text.Next() == SqlText.End)
                throw Unclosed(start);
        }

        return true;
    }

    private static DumpException Unclosed(long line) => new(line, "a comment that does not end");
}
