using System.IO.Compression;

namespace Icaro.IntegrationsCatalog.Tests.Import;

/// <summary>A file that is no whole dump of one Icaro.</summary>
/// <param name="Name">What happened to it.</param>
/// <param name="Refusal">What the import says.</param>
/// <param name="Content">The file.</param>
internal sealed record DamagedDump(string Name, string Refusal, byte[] Content)
{
    private const string BeginsNothing = "begins no statement of a dump";
    private const string NoTable = "the file has no table of Icaro's";
    private const string Message = "a message of the program that wrote the dump, '";
    private const string Unfinished = "the file does not end with '-- Dump completed', so it may have broken off: ";

    private static readonly string Whole = InventedDump.MariaDb1011;

    public static IReadOnlyList<DamagedDump> All { get; } =
    [
        Text("empty", NoTable, ""),
        Text("blank", NoTable, "\r\n \n"),
        Text("comments alone", NoTable, "-- MariaDB dump 10.19\n-- Dump completed on 2026-11-01 12:00:00\n"),
        Text("JSON", $"line 1: '{{' {BeginsNothing}", "{ \"units\": [] }"),
        Text(
            "XML", $"line 1: '<?xml' {BeginsNothing}",
            "<?xml version=\"1.0\"?>\n<mysqldump><database name=\"icaro\"></database></mysqldump>"),
        Text("a web page", $"line 1: '<!DOCTYPE' {BeginsNothing}", "<!DOCTYPE html><title>502 Bad Gateway</title>"),
        Text("CSV", $"line 1: 'id' {BeginsNothing}", "id,hotspot_id,mac_address\n31,11,e4:95:6e:44:1d:5c\n"),
        Text(
            "PostgreSQL", $"line 2: 'COPY' {BeginsNothing}",
            "CREATE TABLE public.units (id bigint);\nCOPY public.units (id) FROM stdin;\n31\n\\.\n"),
        Text(
            "of another program", $"{NoTable}; it has: wp_posts, wp_users",
            "CREATE TABLE wp_posts (id int);CREATE TABLE `wp_users` (`id` int);\n-- Dump completed"),
        new("a picture", $"line 1: '\u00ff\u00d8\u00ff\u00e0' {BeginsNothing}", [0xff, 0xd8, 0xff, 0xe0, (byte)' ', 1, 2]),
        new("UTF-16", "the file is UTF-16", [0xff, 0xfe, .. Encoding.Unicode.GetBytes(Whole)]),

        Text(
            "with a warning before it", $"line 1: {Message}mysqldump: [Warning] Using a password",
            "mysqldump: [Warning] Using a password on the command line interface can be insecure.\n" + Whole),
        Text(
            "with a message of MariaDB 11", $"line 1: {Message}mysqldump: Deprecated program name",
            "mysqldump: Deprecated program name. It will be removed in a future release, use '/usr/bin/mariadb-dump' instead\n" + Whole),
        Text(
            "with an odd apostrophe", $"line 1: {Message}mysqldump: Couldn't execute",
            "mysqldump: Couldn't execute 'SHOW PACKAGE STATUS': denied (1142)\n" + Whole),
        Text(
            "with a message between tables", $"{Message}mysqldump: Couldn't find table: \"xyz\"'",
            Before("CREATE TABLE `units`", "mysqldump: Couldn't find table: \"xyz\"\n")),
        Text(
            "with a message in a word", $"{Message}mariadb-dump: Error'",
            Before("varchar(200) DEFAULT 'login'", "varmariadb-dump: Error\n")),
        Text(
            "with a message in a string", $"{Message}mysqldump: Got error: 1045: denied'",
            Before("Ltd.','valley'", "Mmysqldump: Got error: 1045: denied\n")),
        Text(
            "with a message in a comment", $"{Message}mysqldump: Got errno 28 on write'",
            Before("MariaDB dump 10.19", "mysqldump: Got errno 28 on write\n-- ")),
        Text("with a prompt before it", $"line 1: 'Enter' {BeginsNothing}", "Enter password: \n" + Whole),
        Text(
            "with garbage between rows", "line 115: 'Killed' where a row of units should be",
            Whole.Replace("),(30,11", "),\nKilled\n(30,11", StringComparison.Ordinal)),

        Text("broken off between statements", Unfinished, Until("CREATE TABLE `hotspots`")),
        Text("broken off before its last line", Unfinished, Until("-- Dump completed")),
        Text("broken off in a string", "line 73: a string that does not end", Until("valley'")),
        Text("broken off in a row", "the end of the file behind a value of accounts", Until(",'valley'")),
        Text("broken off in a CREATE TABLE", "a CREATE TABLE that does not end", Until("`business_vat`")),
        Text("broken off in a comment", "a comment that does not end", Until(" 'ANSI_QUOTES")),
        Text(
            "broken off with a message", $"{Message}mysqldump: Error 2013: Lost connection",
            Until("CREATE TABLE `hotspots`") + "mysqldump: Error 2013: Lost connection to server during query when dumping table `hotspots` at row: 0\n"),
        Text("whole, and begun again", Unfinished, Whole + "CREATE TABLE `units_of_tomorrow` (`id` int);"),
        new("a gzip that is cut", "", Packed(Whole)[..1500]),
        new(
            "an xz that is cut", "the packed file is damaged or cut",
            [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0, 4, 0xe6, 0xd6, 0xb4, 0x46, 2, 0, 0x21, 1]),
        new("zstd", "the file is packed by zstd: unpack it before the import", [0x28, 0xb5, 0x2f, 0xfd, 0, 0, 0]),
        new("bzip2", "the file is packed by bzip2: unpack it before the import", Encoding.ASCII.GetBytes("BZh91AY&SY")),
        new("zip", "the file is a zip archive: unpack it before the import", [0x50, 0x4b, 3, 4, 0, 0, 0]),

        Text(
            "of two databases", "the file has several databases: icaro, wordpress. --database NAME chooses one",
            Whole + "\nUSE `wordpress`;\nCREATE TABLE `wp_users` (`id` int);\n-- Dump completed"),
        Text(
            "in another character set", "the character set 'gbk' is not supported",
            Whole.Replace("SET NAMES utf8mb4", "SET NAMES gbk", StringComparison.Ordinal)),
        new("in latin1 and not said", "is no text in the character set of accounts", Encoding.Latin1.GetBytes(Whole)),
        Text(
            "with an id twice", "line 223: units has the id 31 twice",
            Whole + "INSERT INTO units (id,hotspot_id,mac_address,uuid,secret) VALUES (31,11,'a','b','c');\n-- Dump completed"),
        Text(
            "without secrets of units", "the table units has no column secret",
            "INSERT INTO units (id,hotspot_id,mac_address,uuid) VALUES (31,11,'e4:95:6e:44:1d:5c','u');\n-- Dump completed"),
        Text(
            "with an id that is none", "line 1: units.id is no number from 0 to 2147483647",
            "INSERT INTO units (id,hotspot_id,mac_address,uuid,secret) VALUES (99999999999,11,'a','b','c');\n-- Dump completed"),
        Text(
            "with rows from elsewhere", "line 1: 'SELECT' where VALUES should be",
            "INSERT INTO units (id) SELECT id FROM old_units;\n-- Dump completed"),
        Text(
            "with a change behind", $"'UPDATE' {BeginsNothing}",
            Whole + "UPDATE units SET secret = 'x';\n-- Dump completed"),
    ];

    private static DamagedDump Text(string name, string refusal, string content) => new(name, refusal, Encoding.UTF8.GetBytes(content));

    private static string Before(string place, string inserted) => Whole.Insert(Whole.IndexOf(place, StringComparison.Ordinal), inserted);

    private static string Until(string place) => Whole[..Whole.IndexOf(place, StringComparison.Ordinal)];

    private static byte[] Packed(string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionMode.Compress))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }
}
