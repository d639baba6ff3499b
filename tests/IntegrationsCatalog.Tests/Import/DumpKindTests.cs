using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Icaro.IntegrationsCatalog.Tests.Import;

/// <summary>The same database, as several programs write it. Each test imports into a catalog of its own.</summary>
public sealed partial class DumpKindTests(Servers servers) : IAsyncLifetime
{
    private static readonly string MariaDb1011 = File.ReadAllText(Imports.InventedDump);

    private readonly CatalogApplication _catalog = new(servers);

    public ValueTask InitializeAsync() => _catalog.InitializeAsync();

    public ValueTask DisposeAsync() => _catalog.DisposeAsync();

    [Theory]
    [InlineData("MariaDB 10.3")]
    [InlineData("MariaDB 11")]
    [InlineData("MySQL 8")]
    [InlineData("latin1")]
    [InlineData("gzip")]
    [InlineData("Windows")]
    [InlineData("INSERT IGNORE")]
    [InlineData("REPLACE")]
    [InlineData("several databases")]
    public async Task After_one_dump_a_dump_of_another_kind_changes_nothing(string kind)
    {
        var first = await _catalog.ImportTextAsync(MariaDb1011);
        var messages = await _catalog.CountMessagesAsync();
        var same = await _catalog.ImportTextAsync(MariaDb1011);

        var other = await _catalog.ImportBytesAsync(Of(kind), kind == "several databases" ? ["--database", "icaro"] : []);

        Assert.Equal(1, first.Code);
        Assert.Equal(same, other);
        Assert.Equal(messages, await _catalog.CountMessagesAsync());
        Assert.All(other.Rows.Skip(1), row => Assert.Matches(@"│\s+0 │\s+0 │", row));
    }

    /// <summary>Written by <c>xz</c>.</summary>
    [Fact]
    public async Task A_dump_that_xz_packed_is_read_whole_or_refused()
    {
        var packed = Convert.FromBase64String(
            "/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQBfSU5TRVJUIElOVE8gc3Vic2NyaXB0aW9uX3BsYW5zIChpZCxjb2RlLG5hbWUp"
            + "IFZBTFVFUyAoOSwieHoiLCJQYWNrZWQgYnkgeHoiKTsKLS0gRHVtcCBjb21wbGV0ZWQKAAlWeLGQaBoHAAF4YI0n0ooftvN9"
            + "AQAAAAAEWVo=");
        for (var length = 6; length < packed.Length; length += 7)
            Assert.Equal(2, (await _catalog.ImportBytesAsync(packed[..length])).Code);

        var (code, report) = await _catalog.ImportBytesAsync(packed);

        Assert.Equal(0, code);
        Assert.Matches(@"subscription_plans\s+│\s+1 │\s+0 │\s+0 │\s+0", report);
    }

    [Fact]
    public async Task A_dump_that_broke_off_is_imported_as_far_as_it_goes_when_asked_for()
    {
        var broken = MariaDb1011[..MariaDb1011.IndexOf("Twin", StringComparison.Ordinal)];
        Assert.Equal(2, (await _catalog.ImportTextAsync(broken)).Code);

        var (code, report) = await _catalog.ImportTextAsync(broken, "--partial");

        Assert.Equal(1, code);
        Assert.Matches(@"units\s+│\s+1 │\s+0 │\s+0 │\s+0", report);
        Assert.Contains("note: not in the dump: subscription_plans, account_preferences, subscriptions,", report, StringComparison.Ordinal);
    }

    private static byte[] Of(string kind) => kind switch
    {
        "MariaDB 10.3" => Encoding.UTF8.GetBytes(InOneLine(MariaDb1011.Replace("/*M!999999\\- enable the sandbox mode */\n", "", StringComparison.Ordinal)
            .Replace("10.11.6-MariaDB", "10.3.39-MariaDB", StringComparison.Ordinal)
            .Replace("SET character_set_client = utf8mb4", "SET character_set_client = utf8", StringComparison.Ordinal))),
        "MariaDB 11" => Encoding.UTF8.GetBytes(MariaDb1011.Replace("10.11.6-MariaDB", "11.8.2-MariaDB", StringComparison.Ordinal)
            .Replace("/*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */", "/*M!100616 SET @OLD_NOTE_VERBOSITY=@@NOTE_VERBOSITY, NOTE_VERBOSITY=0 */", StringComparison.Ordinal)
            .Replace("/*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */", "/*M!100616 SET NOTE_VERBOSITY=@OLD_NOTE_VERBOSITY */", StringComparison.Ordinal)),
        "MySQL 8" => Encoding.UTF8.GetBytes(AsMySql8()),
        "latin1" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(MariaDb1011.Replace("SET NAMES utf8mb4", "SET NAMES latin1", StringComparison.Ordinal)),
        "gzip" => Packed(MariaDb1011),
        "Windows" => [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(MariaDb1011.Replace("\n", "\r\n", StringComparison.Ordinal))],
        "INSERT IGNORE" => Encoding.UTF8.GetBytes(MariaDb1011.Replace("INSERT INTO", "INSERT  IGNORE INTO", StringComparison.Ordinal)),
        "REPLACE" => Encoding.UTF8.GetBytes(MariaDb1011.Replace("INSERT INTO", "REPLACE INTO", StringComparison.Ordinal)),
        "several databases" => Encoding.UTF8.GetBytes(
            "CREATE DATABASE /*!32312 IF NOT EXISTS*/ `other`;\nUSE `other`;\nCREATE TABLE `units` (`id` int);\nINSERT INTO `units` VALUES (1);\n" + MariaDb1011),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string AsMySql8() => IntegerWidth().Replace(InOneLine(MariaDb1011), "$1")
        .Replace("/*M!999999\\- enable the sandbox mode */\n", "", StringComparison.Ordinal)
        .Replace("MariaDB dump 10.19  Distrib 10.11.6-MariaDB, for debian-linux-gnu (x86_64)", "MySQL dump 10.13  Distrib 8.4.3, for Linux (x86_64)", StringComparison.Ordinal)
        .Replace("/*!40101 SET NAMES utf8mb4 */", "/*!50503 SET NAMES utf8mb4 */", StringComparison.Ordinal)
        .Replace("/*!40101 SET character_set_client = utf8mb4 */", "/*!50503 SET character_set_client = utf8mb4 */", StringComparison.Ordinal)
        .Replace("COLLATE=utf8mb4_general_ci", "COLLATE=utf8mb4_0900_ai_ci /*!80023 STATS_AUTO_RECALC=1 */", StringComparison.Ordinal)
        .Replace("DEFAULT NULL,\n  `created`", "DEFAULT NULL /*!80023 INVISIBLE */,\n  `created`", StringComparison.Ordinal)
        .Replace(",1,1,0);", ",_binary '1',0x31,0);", StringComparison.Ordinal);

    private static string InOneLine(string dump) => dump.Replace("VALUES\n(", "VALUES (", StringComparison.Ordinal).Replace("),\n(", "),(", StringComparison.Ordinal);

    private static byte[] Packed(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionMode.Compress))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    [GeneratedRegex(@"(\bbigint|\bint)\(\d+\)")]
    private static partial Regex IntegerWidth();
}
