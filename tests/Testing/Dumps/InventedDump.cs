using System.Text.RegularExpressions;

namespace Icaro.Testing;

/// <summary>An invented database of Icaro with everything in it, as mysqldump of several servers writes it.</summary>
public static partial class InventedDump
{
    public const string UnitUuid = "uuid-of-the-unit";
    public const string UnitSecret = "secret-of-the-imported-unit";

    public static string FilePath { get; } = Path.Combine(AppContext.BaseDirectory, "Dumps", "invented-icaro.sql");

    public static string MariaDb1011 { get; } = File.ReadAllText(FilePath);

    public static string MariaDb103 { get; } = InOneLine(MariaDb1011)
        .Without("/*M!999999\\- enable the sandbox mode */\n")
        .With("10.11.6-MariaDB", "10.3.39-MariaDB")
        .With("SET character_set_client = utf8mb4", "SET character_set_client = utf8");

    public static string MariaDb11 { get; } = MariaDb1011
        .With("10.11.6-MariaDB", "11.8.2-MariaDB")
        .With(
            "/*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */",
            "/*M!100616 SET @OLD_NOTE_VERBOSITY=@@NOTE_VERBOSITY, NOTE_VERBOSITY=0 */")
        .With("/*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */", "/*M!100616 SET NOTE_VERBOSITY=@OLD_NOTE_VERBOSITY */");

    public static string MySql8 { get; } = IntegerWidth().Replace(InOneLine(MariaDb1011), "$1")
        .Without("/*M!999999\\- enable the sandbox mode */\n")
        .With(
            "MariaDB dump 10.19  Distrib 10.11.6-MariaDB, for debian-linux-gnu (x86_64)",
            "MySQL dump 10.13  Distrib 8.4.3, for Linux (x86_64)")
        .With("/*!40101 SET NAMES utf8mb4 */", "/*!50503 SET NAMES utf8mb4 */")
        .With("/*!40101 SET character_set_client = utf8mb4 */", "/*!50503 SET character_set_client = utf8mb4 */")
        .With("COLLATE=utf8mb4_general_ci", "COLLATE=utf8mb4_0900_ai_ci /*!80023 STATS_AUTO_RECALC=1 */")
        .With("DEFAULT NULL,\n  `created`", "DEFAULT NULL /*!80023 INVISIBLE */,\n  `created`")
        .With(",1,1,0);", ",_binary '1',0x31,0);");

    /// <param name="server">Such as <c>MySQL 8</c>.</param>
    public static string Of(string server) => server switch
    {
        "MariaDB 10.3" => MariaDb103,
        "MariaDB 10.11" => MariaDb1011,
        "MariaDB 11" => MariaDb11,
        "MySQL 8" => MySql8,
        _ => throw new ArgumentOutOfRangeException(nameof(server)),
    };

    private static string InOneLine(string dump) => dump.With("VALUES\n(", "VALUES (").With("),\n(", "),(");

    /// <summary>Fails when there is nothing to replace: the kinds would silently become the same.</summary>
    private static string With(this string dump, string old, string @new) => dump.Contains(old, StringComparison.Ordinal)
        ? dump.Replace(old, @new, StringComparison.Ordinal)
        : throw new InvalidOperationException($"The dump has no '{old}'.");

    private static string Without(this string dump, string old) => dump.With(old, "");

    [GeneratedRegex(@"(\bbigint|\bint)\(\d+\)")]
    private static partial Regex IntegerWidth();
}
