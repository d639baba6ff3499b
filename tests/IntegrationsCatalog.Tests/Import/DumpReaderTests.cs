namespace Icaro.IntegrationsCatalog.Tests.Import;

public sealed class DumpReaderTests
{
    private static readonly HashSet<string> Wanted = ["units"];

    /// <summary>Whatever the text, and wherever the buffer ends.</summary>
    [Fact]
    public void Every_text_is_read_as_it_was_written() => Prop.ForAll<string[], byte>((texts, buffer) =>
    {
        string[] written = [.. (texts ?? []).Select(text => text ?? ""), "last"];
        var sql = $"CREATE TABLE `units` (`id` int, `name` text);\n"
            + $"INSERT INTO `units` VALUES {string.Join(",\n", written.Select((text, id) => $"({id},'{Escape(text)}')"))};";

        var read = Read(sql, buffer);

        return read.Select(row => row.Text("name")).SequenceEqual(written.Select(text => text.Replace("\0", "", StringComparison.Ordinal)))
            && read.Select(row => row.Id).SequenceEqual(Enumerable.Range(0, written.Length));
    }).QuickCheckThrowOnFailure();

    /// <summary>Text of other tables is passed over whatever it looks like.</summary>
    [Fact]
    public void No_text_of_another_table_is_taken_for_sql() => Prop.ForAll<string>(text =>
    {
        var sql = $"INSERT INTO `sessions` VALUES (1,'{Escape(text ?? "")}');INSERT INTO `units` (`id`) VALUES (7);";
        return Read(sql).Single().Id == 7;
    }).QuickCheckThrowOnFailure();

    /// <summary>A file that is no dump is refused in words, or has no rows; nothing else ever comes out.</summary>
    [Fact]
    public void Nothing_that_is_no_dump_does_harm() => Prop.ForAll<string>(text =>
    {
        try
        {
            _ = Read("INSERT INTO units (id) VALUES " + text);
        }
        catch (DumpException refusal)
        {
            return refusal.Message.StartsWith("line ", StringComparison.Ordinal);
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("INSERT INTO units (id,name) VALUES (1,'a');")]
    [InlineData("insert ignore into `icaro`.`units` (`id`,`name`) values (1,_utf8mb4'a');")]
    [InlineData("REPLACE INTO icaro.units (id,name) VALUES (1,\"a\") ;")]
    [InlineData("/* c */ INSERT /*!x*/ INTO units (id,name) -- x\n VALUES # y\n (1,0x61)")]
    [InlineData("CREATE TABLE IF NOT EXISTS units (id int DEFAULT (1+1), name varchar(5) COMMENT 'a,b)', KEY (id));INSERT INTO units VALUES (1,'a');")]
    [InlineData("DELIMITER //\nCREATE PROCEDURE p() BEGIN INSERT INTO units VALUES (9); END//\nDELIMITER ;\nINSERT INTO units (id,name) VALUES (1,'a');")]
    public void Dumps_of_many_kinds_are_read(string sql)
    {
        var row = Assert.Single(Read(sql));

        Assert.Equal((1, "a"), (row.Id, row.Text("name")));
    }

    [Theory]
    [InlineData("\nINSERT INTO units VALUES (1);", "line 2: the columns of units are not named: neither here nor by a CREATE TABLE before")]
    [InlineData("INSERT INTO units (id) VALUES (1,2);", "line 1: a row of units has 2 values for 1 columns")]
    [InlineData("INSERT INTO units (id) VALUES (MD5('a'));", "line 1: '(' behind a value of units: only literals are read")]
    [InlineData("INSERT INTO units (id) SELECT 1;", "line 1: 'SELECT' where VALUES should be")]
    [InlineData("INSERT INTO units (id) VALUES ('a", "line 1: a string that does not end")]
    [InlineData("CREATE TABLE units (id int", "line 1: a CREATE TABLE that does not end")]
    public void What_cannot_be_read_is_named_with_its_line(string sql, string message) =>
        Assert.Equal(message, Assert.Throws<DumpException>(() => Read(sql)).Message);

    [Fact]
    public void Values_have_their_types()
    {
        var row = Assert.Single(Read(
            "INSERT INTO units (id,price,flag,created,none,zero) VALUES (3,99.50,1,'2018-03-02 11:00:00',NULL,'0000-00-00 00:00:00');"));

        Assert.Equal((3, 99.5m, true), (row.Id, row.Amount("price"), row.Flag("flag")));
        Assert.Equal(new DateTimeOffset(2018, 3, 2, 11, 0, 0, TimeSpan.Zero), row.Time("created"));
        Assert.Equal(("", null, false), (row.Text("none"), row.Time("zero"), row.Flag("unknown")));
        Assert.Equal(
            "line 1: units.none is no number from 0 to 2147483647", Assert.Throws<DumpException>(() => row.Number("none")).Message);
    }

    private static List<DumpRow> Read(string sql, int buffer = 16) =>
        [.. new DumpReader(new SqlText(new StringReader(sql), buffer), Wanted).ReadRows()];

    /// <summary>As mysqldump does it.</summary>
    private static string Escape(string text) => text.Aggregate(new StringBuilder(), (escaped, character) => character switch
    {
        '\0' => escaped.Append("\\0"),
        '\n' => escaped.Append("\\n"),
        '\r' => escaped.Append("\\r"),
        '\x1a' => escaped.Append("\\Z"),
        '\\' or '\'' or '"' => escaped.Append(CultureInfo.InvariantCulture, $"\\{character}"),
        _ => escaped.Append(character),
    }).ToString();
}
