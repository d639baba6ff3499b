using System.Globalization;

namespace Icaro.Import.Dumps;

/// <summary>A row of one of the original's tables, by column name.</summary>
internal sealed class DumpRow(string table, IReadOnlyList<string> columns, IReadOnlyList<string?> values, long line)
{
    public string Table => table;

    public int Id => Number("id");

    /// <summary>Empty for NULL or a missing column. U+0000, which PostgreSQL cannot store, is removed.</summary>
    public string Text(string column) => Value(column)?.Replace("\0", "", StringComparison.Ordinal) ?? "";

    /// <exception cref="DumpException">The value is no id.</exception>
    public int Number(string column) => int.TryParse(Value(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Fault(column, "is no number from 0 to 2147483647");

    /// <exception cref="DumpException">The value is no amount.</exception>
    public decimal Amount(string column) =>
        decimal.TryParse(Value(column) ?? "0", NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : throw Fault(column, "is no number");

    public bool Flag(string column) => Value(column) is "1" || bool.TryParse(Value(column), out var flag) && flag;

    /// <summary>A time in UTC; null for NULL or <c>0000-00-00 00:00:00</c>.</summary>
    public DateTimeOffset? Time(string column) => DateTimeOffset.TryParse(
        Value(column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        ? time
        : null;

    private string? Value(string column)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Equals(column, StringComparison.OrdinalIgnoreCase))
                return values[i];
        }

        return null;
    }

    private DumpException Fault(string column, string fault) => new(line, $"{table}.{column} {fault}");
}
