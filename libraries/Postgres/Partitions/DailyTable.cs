using System.Globalization;

namespace Icaro.Postgres.Partitions;

/// <summary>A table with a partition per day (UTC), and a default partition for rows without one.</summary>
/// <param name="Key">The column by which the table is partitioned.</param>
/// <param name="KeepFor">How long a day is kept after it ended, in whole days.</param>
public sealed record DailyTable(string Name, string Key, TimeSpan KeepFor)
{
    private const string DayFormat = "yyyyMMdd";

    internal const string Today = """SELECT (now() AT TIME ZONE 'UTC')::date AS "Value" """;

    /// <summary>The names of the partitions.</summary>
    internal string List => $"""SELECT inhrelid::regclass::text AS "Value" FROM pg_inherits WHERE inhparent = '{Name}'::regclass""";

    /// <summary>Blocks writers until the transaction ends: one that had planned without the new partition would be refused.</summary>
    internal string Lock => $"LOCK TABLE {Name} IN ACCESS EXCLUSIVE MODE";

    /// <returns>Null for the default partition.</returns>
    internal DateOnly? DayOf(string partition) =>
        DateOnly.TryParseExact(partition.AsSpan(Name.Length + 1), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>
    /// Creates the partition of a day. Rows of that day in the default partition would prevent attaching it: they are moved.
    /// </summary>
    internal string Create(DateOnly day) => $"""
        CREATE TABLE {Partition(day)} (LIKE {Name} INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
        WITH early AS (
            DELETE FROM {Name}_default WHERE {Key} >= '{Start(day)}' AND {Key} < '{Start(day.AddDays(1))}' RETURNING *)
        INSERT INTO {Partition(day)} SELECT * FROM early;
        ALTER TABLE {Name} ATTACH PARTITION {Partition(day)} FOR VALUES FROM ('{Start(day)}') TO ('{Start(day.AddDays(1))}');
        """;

    internal string Drop(DateOnly day) => $"DROP TABLE {Partition(day)}";

    private string Partition(DateOnly day) => $"{Name}_{day.ToString(DayFormat, CultureInfo.InvariantCulture)}";

    private static string Start(DateOnly day) => $"{day.ToString("O", CultureInfo.InvariantCulture)} 00:00+00";
}
