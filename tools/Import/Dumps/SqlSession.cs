namespace Icaro.Import.Dumps;

/// <summary>What the SET statements of a dump say about the text that follows: its character set, and the meaning of quotes.</summary>
internal sealed class SqlSession
{
    private readonly Dictionary<string, string> _savedModes = new(StringComparer.OrdinalIgnoreCase);
    private string _mode = "";

    /// <summary>Throws for bytes that are no text in it.</summary>
    public Encoding Encoding { get; private set; } = SqlEncodings.Default;

    public bool HasAnsiQuotes => HasMode("ANSI_QUOTES") || HasMode("ANSI");

    public bool HasBackslashEscapes => !HasMode("NO_BACKSLASH_ESCAPES");

    /// <param name="tokens">The statement without SET.</param>
    /// <param name="line">Where it is.</param>
    /// <exception cref="DumpException">The character set is not supported.</exception>
    public void Set(IReadOnlyList<SqlToken> tokens, long line)
    {
        if (tokens is [var what, var charset, ..] && what.IsWord("NAMES"))
        {
            Encoding = SqlEncodings.Find(charset.Text)
                ?? throw new DumpException(
                    line, $"the character set {charset} is not supported: dump with --default-character-set=utf8mb4");
        }

        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (tokens[i + 1].IsMark('='))
                Assign(tokens[i].Text, tokens[i + 2]);
        }
    }

    /// <summary>Dumps change the mode for each trigger, and restore it from a variable.</summary>
    private void Assign(string variable, SqlToken value)
    {
        if (IsMode(variable))
            _mode = value.Kind == SqlTokenKind.Text ? value.Text : _savedModes.GetValueOrDefault(value.Text, _mode);
        else if (IsMode(value.Text))
            _savedModes[variable] = _mode;
    }

    private static bool IsMode(string variable) =>
        variable.Split('.')[^1].TrimStart('@').Equals("sql_mode", StringComparison.OrdinalIgnoreCase);

    private bool HasMode(string mode) => _mode.Split(',').Contains(mode, StringComparer.OrdinalIgnoreCase);
}

/// <summary>The character sets that are read, by MariaDB's names.</summary>
internal static class SqlEncodings
{
    public static readonly Encoding Default = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // MariaDB's latin1 is the code page 1252.
    private static readonly Encoding Latin1 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <returns>Null for any other.</returns>
    public static Encoding? Find(string charset) => charset.ToLowerInvariant() switch
    {
        "utf8mb4" or "utf8mb3" or "utf8" or "ascii" or "binary" => Default,
        "latin1" => Latin1,
        _ => null,
    };
}
