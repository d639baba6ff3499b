using System.Collections.Frozen;

namespace Icaro.Import.Dumps;

/// <summary>
/// Reads the output of <c>mysqldump</c> and <c>mariadb-dump</c>: columns from CREATE TABLE or INSERT, rows from INSERT. Reads one statement
/// at a time, so that a dump may be larger than memory. What is no statement of a dump is refused.
/// </summary>
internal sealed class DumpReader
{
    /// <summary>Statements that change neither rows nor the reading of what follows.</summary>
    private static readonly FrozenSet<string> Skipped = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "ALTER", "ANALYZE", "BEGIN", "CHANGE", "COMMIT", "DO", "DROP", "FLUSH", "GRANT", "LOCK", "REVOKE", "SELECT", "START", "UNLOCK");

    private readonly Dictionary<(string Database, string Name), DumpTable> _tables = [];
    private readonly SqlSession _session = new();
    private readonly SqlTokenizer _tokens;
    private readonly InsertReader _inserts;
    private string _database = "";

    /// <param name="text">The dump.</param>
    /// <param name="isWanted">Whether to read the rows of a table. Those of others are counted.</param>
    public DumpReader(SqlText text, Func<DumpTable, bool> isWanted)
    {
        _tokens = new(text, _session, ReadComment);
        _inserts = new(_tokens, TableOf, isWanted);
    }

    /// <summary>All tables so far.</summary>
    public IReadOnlyCollection<DumpTable> Tables => _tables.Values;

    /// <summary>Whether the last statement so far is followed by the comment with which a dump ends.</summary>
    public bool IsCompleted { get; private set; }

    /// <exception cref="DumpException">The file is not such a dump.</exception>
    public IEnumerable<DumpRow> ReadRows()
    {
        while (_tokens.Next() is { Kind: not SqlTokenKind.End } first)
        {
            IsCompleted = false;
            if (first.IsMark(';'))
                continue;
            if (first.IsWord("INSERT") || first.IsWord("REPLACE"))
            {
                foreach (var row in _inserts.ReadRows(first))
                    yield return row;
            }
            else
                ReadStatement(first);
        }
    }

    private void ReadStatement(SqlToken first)
    {
        var line = _tokens.Line;
        if (first.IsWord("DELIMITER"))
            SkipRoutines();
        else if (first.IsWord("SET"))
            _session.Set([.. _tokens.RestOfStatement()], line);
        else if (first.IsWord("USE"))
            Use(_tokens.Next().Text);
        else if (first.IsWord("CREATE"))
            ReadCreate();
        else if (first.Kind == SqlTokenKind.Word && Skipped.Contains(first.Text))
            _tokens.SkipStatement();
        else
            throw new DumpException(line, $"{first} begins no statement of a dump");
    }

    private void Use(string database)
    {
        _database = database;
        _tokens.SkipStatement();
    }

    private void ReadCreate()
    {
        while (_tokens.TryTake("OR") || _tokens.TryTake("REPLACE") || _tokens.TryTake("TEMPORARY"))
        {
        }

        if (_tokens.TryTake("TABLE"))
        {
            while (_tokens.TryTake("IF") || _tokens.TryTake("NOT") || _tokens.TryTake("EXISTS"))
            {
            }

            TableOf(TableName.Read(_tokens)).Columns = CreatedColumns.Read(_tokens);
        }

        _tokens.SkipStatement();
    }

    private DumpTable TableOf(TableName name)
    {
        var key = (name.Database ?? _database, name.Name.ToLowerInvariant());
        return _tables.TryGetValue(key, out var known) ? known : _tables[key] = new(key.Item1, key.Item2);
    }

    /// <summary>Skips statements between two <c>DELIMITER</c> commands of the client.</summary>
    private void SkipRoutines()
    {
        if (_tokens.RestOfLine() is ";")
            return;

        while (_tokens.Next() is { Kind: not SqlTokenKind.End } token)
        {
            if (token.IsWord("DELIMITER") && _tokens.RestOfLine() is ";")
                return;
        }
    }

    private void ReadComment(string comment)
    {
        const string Database = "Database: ";
        if (comment.StartsWith("Dump completed", StringComparison.Ordinal))
            IsCompleted = true;
        else if (comment.StartsWith("Host: ", StringComparison.Ordinal)
            && comment.IndexOf(Database, StringComparison.Ordinal) is var start and >= 0)
            _database = comment[(start + Database.Length)..].Trim();
    }
}
