namespace Icaro.IntegrationsCatalog.Tests.Import;

public sealed class DumpReaderTests
{
    /// <summary>Whatever the text, and wherever the buffer ends.</summary>
    [Fact]
    public void Every_text_is_read_as_it_was_written() => Prop.ForAll<string[], byte>((texts, buffer) =>
    {
        string[] written = [.. (texts ?? []).Select(Writable), "last"];
        var sql = $"CREATE TABLE `units` (`id` int, `name` text);\n"
            + $"INSERT INTO `units` VALUES {string.Join(",\n", written.Select((text, id) => $"({id},'{DumpText.Escape(text)}')"))};";

        var read = DumpText.Read(sql, buffer);

        return read.Select(row => row.Text("name")).SequenceEqual(written.Select(text => text.Replace("\0", "", StringComparison.Ordinal)))
            && read.Select(row => row.Id).SequenceEqual(Enumerable.Range(0, written.Length));
    }).QuickCheckThrowOnFailure();

    /// <summary>Text of other tables is passed over whatever it looks like.</summary>
    [Fact]
    public void No_text_of_another_table_is_taken_for_sql() => Prop.ForAll<string>(text =>
    {
        var sql = $"INSERT INTO `sessions` VALUES (1,'{DumpText.Escape(Writable(text))}');INSERT INTO `units` (`id`) VALUES (7);";
        return DumpText.Read(sql).Single().Id == 7;
    }).QuickCheckThrowOnFailure();

    /// <summary>A file that is no dump is refused in words; nothing else ever comes out.</summary>
    [Fact]
    public void Nothing_that_is_no_dump_does_harm() => Prop.ForAll<string>(text =>
        IsReadOrRefused("INSERT INTO units (id) VALUES " + text) && IsReadOrRefused(text ?? "")).QuickCheckThrowOnFailure();

    /// <summary>Wherever it breaks off, a dump has the rows before, or is refused in words.</summary>
    [Fact]
    public void A_dump_that_breaks_off_anywhere_does_no_harm()
    {
        var dump = InventedDump.MariaDb1011;
        Prop.ForAll<NonNegativeInt>(length => IsReadOrRefused(dump[..(length.Get * 37 % dump.Length)])).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("INSERT INTO units (id,name) VALUES (1,'a');")]
    [InlineData("insert ignore into `icaro`.`units` (`id`,`name`) values (1,_utf8mb4'a');")]
    [InlineData("REPLACE INTO icaro.units (id,name) VALUES (1,\"a\") ;")]
    [InlineData("REPLACE DELAYED units (id,name) VALUE (1,'a');")]
    [InlineData("INSERT INTO `icaro`.units VALUES (1,'a');", true)]
    [InlineData("/* c */ INSERT /*!50000 IGNORE */ INTO units (id,name) -- x\n VALUES # y\n (1,0x61)")]
    [InlineData("/*!50000 INSERT INTO units (id,name) VALUES (1,*/ 'a' /*!50000 )*/;")]
    [InlineData("/*M!999999\\- enable the sandbox mode */\nINSERT INTO units (id,name) VALUES (1,'a');")]
    [InlineData("/*!999999 INSERT INTO units (id,name) VALUES (9,'z'); */INSERT INTO units (id,name) VALUES (1,'a');")]
    [InlineData("CREATE TABLE IF NOT EXISTS units (id int DEFAULT (1+1), name varchar(5) COMMENT 'a,b)', KEY (id));INSERT INTO units VALUES (1,'a');")]
    [InlineData("CREATE OR REPLACE TABLE `units` (`id` int, `name` text /*!80023 INVISIBLE */) /*!50100 PARTITION BY HASH (id) */;INSERT INTO units VALUES (1,'a');")]
    [InlineData("DELIMITER //\nCREATE PROCEDURE p() BEGIN INSERT INTO units VALUES (9); END//\nDELIMITER ;\nINSERT INTO units (id,name) VALUES (1,'a');")]
    [InlineData("SET SQL_MODE='ANSI_QUOTES';INSERT INTO \"units\" (\"id\",\"name\") VALUES (1,'a');")]
    [InlineData("SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ANSI';INSERT INTO \"icaro\".\"units\" VALUES (1,'a');", true)]
    [InlineData("INSERT INTO \"units\" (\"id\",\"name\") VALUES (1,'a');")]
    [InlineData("SET @old=@@sql_mode, sql_mode='ANSI'; SET sql_mode=@old; INSERT INTO units (id,name) VALUES (1,\"a\");")]
    [InlineData("DO SETVAL(`s`, 1, 0);LOCK TABLES units WRITE;INSERT INTO units (id,name) VALUES (1,'a');UNLOCK TABLES;")]
    public void Dumps_of_many_kinds_are_read(string sql, bool isCreated = false)
    {
        var row = Assert.Single(DumpText.Read((isCreated ? "CREATE TABLE icaro.units (`id` int, `name` text);" : "") + sql));

        Assert.Equal((1, "a"), (row.Id, row.Text("name")));
    }

    [Theory]
    [InlineData("\nINSERT INTO units VALUES (1);", "line 2: the columns of units are not named: neither here nor by a CREATE TABLE before")]
    [InlineData("INSERT INTO units (id) VALUES\n(1),\n(1,2);", "line 3: a row of units has 2 values for 1 columns")]
    [InlineData("INSERT INTO units (id) VALUES (MD5('a'));", "line 1: 'MD5' where a value of units should be")]
    [InlineData("INSERT INTO units (id) VALUES (1+1);", "line 1: '1+1' where a value of units should be")]
    [InlineData("INSERT INTO units (id) VALUES ('a' || 'b');", "line 1: '||' behind a value of units: only literals are read")]
    [InlineData("INSERT INTO units (id) SELECT 1;", "line 1: 'SELECT' where VALUES should be")]
    [InlineData("INSERT INTO units SET id = 1;", "line 1: the columns of units are not named: neither here nor by a CREATE TABLE before")]
    [InlineData("INSERT INTO units (id) VALUES (1) ON DUPLICATE KEY UPDATE id = 2;", "line 1: 'ON' behind the rows of units")]
    [InlineData("INSERT INTO units (id) VALUES (DEFAULT);", "line 1: 'DEFAULT' where a value of units should be")]
    [InlineData("INSERT INTO units (id) VALUES ('a", "line 1: a string that does not end")]
    [InlineData("INSERT INTO units (id) VALUES (0xABC);", "line 1: 'ABC' are no hexadecimal digits of bytes")]
    [InlineData("INSERT INTO units (id) VALUES (b'12');", "line 1: '12' are no binary digits of a number")]
    [InlineData("INSERT INTO units (id) VALUES (0xFF);", "line 1: 0xFF is no text in the character set of units: dump with --default-character-set=utf8mb4")]
    [InlineData("INSERT INTO sessions VALUES (1;", "line 1: a row of sessions that does not end")]
    [InlineData("CREATE TABLE units (id int", "line 1: a CREATE TABLE that does not end")]
    [InlineData("SELECT 1; /* to the end", "line 1: a comment that does not end")]
    [InlineData("/*!40101 SET NAMES gbk */;", "line 1: the character set 'gbk' is not supported: dump with --default-character-set=utf8mb4")]
    [InlineData("SET NAMES utf8;\nUPDATE units SET secret = 'x';", "line 2: 'UPDATE' begins no statement of a dump")]
    [InlineData("DELETE FROM units;", "line 1: 'DELETE' begins no statement of a dump")]
    [InlineData("TRUNCATE units;", "line 1: 'TRUNCATE' begins no statement of a dump")]
    [InlineData("LOAD DATA INFILE 'units.txt' INTO TABLE units;", "line 1: 'LOAD' begins no statement of a dump")]
    public void What_cannot_be_read_is_named_with_its_line(string sql, string message) =>
        Assert.Equal(message, Assert.Throws<DumpException>(() => DumpText.Read(sql)).Message);

    [Fact]
    public void Values_have_their_types()
    {
        var row = Assert.Single(DumpText.Read(
            "INSERT INTO units (id,price,flag,created,none,zero) VALUES (3,99.50,1,'2018-03-02 11:00:00',NULL,'0000-00-00 00:00:00');"));

        Assert.Equal((3, 99.5m, true), (row.Id, row.Amount("price"), row.Flag("flag")));
        Assert.Equal(new DateTimeOffset(2018, 3, 2, 11, 0, 0, TimeSpan.Zero), row.Time("created"));
        Assert.Equal(("", null, false), (row.Text("none"), row.Time("zero"), row.Flag("unknown")));
        Assert.Equal(("", 0), (row.Text("none", "here"), row.Number("none", 5)));
        Assert.Equal(("here", 5), (row.Text("missing", "here"), row.Number("missing", 5)));
        Assert.Equal((2m, true), (row.Amount("missing", 2), row.Flag("missing", true)));
        Assert.Equal(
            "line 1: units.none is no number from 0 to 2147483647", Assert.Throws<DumpException>(() => row.Number("none")).Message);
    }

    private static bool IsReadOrRefused(string sql)
    {
        try
        {
            return DumpText.Read(sql) is not null;
        }
        catch (DumpException refusal)
        {
            return refusal.Message.StartsWith("line ", StringComparison.Ordinal);
        }
    }

    /// <summary>UTF-8 has no halves of surrogate pairs.</summary>
    private static string Writable(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));
}
