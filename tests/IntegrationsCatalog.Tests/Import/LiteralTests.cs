namespace Icaro.IntegrationsCatalog.Tests.Import;

/// <summary>Each way to write a literal stands for the same text.</summary>
public sealed class LiteralTests
{
    private static readonly (string Way, Func<string, string> Write)[] Ways =
    [
        ("escaped", text => $"'{DumpText.Escape(text)}'"),
        ("in double quotes", text => $"\"{DumpText.Escape(text)}\""),
        ("doubled quotes", text => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'"),
        ("0x", text => $"0x{Convert.ToHexString(Encoding.UTF8.GetBytes(text))}"),
        ("x''", text => $"x'{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text))}'"),
        ("X''", text => $"X'{Convert.ToHexString(Encoding.UTF8.GetBytes(text))}'"),
        ("_binary", text => $"_binary '{DumpText.Escape(text)}'"),
        ("_utf8mb4 0x", text => $"_utf8mb4 0x{Convert.ToHexString(Encoding.UTF8.GetBytes(text))}"),
        ("national", text => $"N'{DumpText.Escape(text)}'"),
        ("in two strings", text => $"'{DumpText.Escape(text[..(text.Length / 2)])}' '{DumpText.Escape(text[(text.Length / 2)..])}'"),
    ];

    public static TheoryData<string> WayNames => [.. Ways.Select(way => way.Way)];

    [Theory]
    [MemberData(nameof(WayNames))]
    public void A_text_is_what_was_written(string way) => Prop.ForAll<string, byte>((random, buffer) =>
    {
        // Without U+0000, which is removed, and without halves of surrogate pairs, which UTF-8 does not have.
        var text = string.Concat((random ?? "").Where(character => character != '\0' && !char.IsSurrogate(character)));
        var written = Ways.Single(one => one.Way == way).Write(text);
        return DumpText.Read($"INSERT INTO units (id,name,last) VALUES (1,{written},'x');", buffer).Single() is var row
            && row.Text("name") == text && row.Text("last") == "x";
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_in_latin1_is_what_was_written() => Prop.ForAll<string>(random =>
    {
        var text = string.Concat((random ?? "").Where(character => character is (>= ' ' and <= '~') or (>= '\u00a0' and <= '\u00ff'))) + "€";
        var sql = $"/*!40101 SET NAMES latin1 */;INSERT INTO units (id,name,other) VALUES (1,'{DumpText.Escape(text)}',_utf8mb4 0xE282AC);";
        var row = DumpText.Read(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(sql)).Single();
        return row.Text("name") == text && row.Text("other") == "€";
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Backslashes_are_what_the_mode_says() => Prop.ForAll<string>(random =>
    {
        var text = string.Concat((random ?? "").Where(character => character != '\0' && !char.IsSurrogate(character))) + @"\";
        var sql = $"SET sql_mode='NO_BACKSLASH_ESCAPES';INSERT INTO units (id,name) VALUES (1,'{text.Replace("'", "''", StringComparison.Ordinal)}');";
        return DumpText.Read(sql).Single().Text("name") == text;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("b'1'", "1")]
    [InlineData("B'101'", "5")]
    [InlineData("0b11", "3")]
    [InlineData("-1.5e3", "-1.5e3")]
    [InlineData("TRUE", "TRUE")]
    [InlineData("'\\%\\_\\a'", "\\%\\_a")]
    [InlineData("''", "")]
    [InlineData("NULL", "")]
    public void Numbers_and_special_values_are_what_they_say(string literal, string text) =>
        Assert.Equal(text, DumpText.Read($"INSERT INTO units (id,name) VALUES (1,{literal});").Single().Text("name"));
}
