using System.IO.Compression;

namespace Icaro.IntegrationsCatalog.Tests.Import;

/// <summary>The same database, as several programs write it. Each test imports into a catalog of its own.</summary>
public sealed class DumpKindTests(Servers servers) : IAsyncLifetime
{
    private const string OtherDatabase =
        """
        CREATE DATABASE /*!32312 IF NOT EXISTS*/ `other`;
        USE `other`;
        CREATE TABLE `units` (`id` int);
        INSERT INTO `units` VALUES (1);

        """;

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
        var first = await _catalog.ImportTextAsync(InventedDump.MariaDb1011);
        var messages = await _catalog.CountMessagesAsync();
        var same = await _catalog.ImportTextAsync(InventedDump.MariaDb1011);

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
        var broken = InventedDump.MariaDb1011[..InventedDump.MariaDb1011.IndexOf("Twin", StringComparison.Ordinal)];
        Assert.Equal(2, (await _catalog.ImportTextAsync(broken)).Code);

        var (code, report) = await _catalog.ImportTextAsync(broken, "--partial");

        Assert.Equal(1, code);
        Assert.Matches(@"units\s+│\s+1 │\s+0 │\s+0 │\s+0", report);
        Assert.Contains("note: not in the dump: subscription_plans, account_preferences, subscriptions,", report, StringComparison.Ordinal);
    }

    private static byte[] Of(string kind) => kind switch
    {
        "latin1" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(With("SET NAMES utf8mb4", "SET NAMES latin1")),
        "gzip" => Packed(InventedDump.MariaDb1011),
        "Windows" => [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(With("\n", "\r\n"))],
        "INSERT IGNORE" => Encoding.UTF8.GetBytes(With("INSERT INTO", "INSERT  IGNORE INTO")),
        "REPLACE" => Encoding.UTF8.GetBytes(With("INSERT INTO", "REPLACE INTO")),
        "several databases" => Encoding.UTF8.GetBytes(OtherDatabase + InventedDump.MariaDb1011),
        _ => Encoding.UTF8.GetBytes(InventedDump.Of(kind)),
    };

    private static string With(string old, string @new) => InventedDump.MariaDb1011.Replace(old, @new, StringComparison.Ordinal);

    private static byte[] Packed(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionMode.Compress))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }
}
