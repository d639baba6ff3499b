using System.Globalization;

namespace Icaro.Import.Dumps;

/// <summary>A literal as text.</summary>
internal static class SqlValue
{
    /// <returns>Null for NULL.</returns>
    /// <exception cref="DumpException">There is no literal, or its bytes are no text.</exception>
    public static string? Read(SqlTokenizer tokens, string table)
    {
        var value = tokens.Next();
        var line = tokens.Line;
        return value.Kind switch
        {
            SqlTokenKind.Text => ReadAdjacent(tokens, value.Text),
            SqlTokenKind.Binary => throw new DumpException(
                line, $"0x{value.Text} is no text in the character set of {table}: dump with --default-character-set=utf8mb4"),
            SqlTokenKind.Word when value.IsWord("NULL") => null,
            SqlTokenKind.Word when value.IsWord("TRUE") || value.IsWord("FALSE") || IsNumber(value.Text) => value.Text,
            _ => throw new DumpException(line, $"{value} where a value of {table} should be"),
        };
    }

    /// <summary>Strings next to each other are one.</summary>
    private static string ReadAdjacent(SqlTokenizer tokens, string text)
    {
        while (tokens.Peek().Kind == SqlTokenKind.Text)
            text += tokens.Next().Text;
        return text;
    }

    private static bool IsNumber(string word) =>
        word[^1] is (>= '0' and <= '9') or '.' && double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
