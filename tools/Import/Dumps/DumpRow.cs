using System.Globalization;

namespace Icaro.Import.Dumps;

/// <summary>What to do with a row whose id an earlier row has.</summary>
internal enum OnDuplicate
{
    Refuse,
    KeepFirst,
    KeepLast,
}

/// <summary>
/// A row of one of the original's tables, by column name. For a column that the dump does not have, the value in the catalog is kept.
/// </summary>
internal sealed class DumpRow(string table, IReadOnlyList<string> columns, IReadOnlyList<string?> values, long line)
{
    public string Table => table;

    public long Line => line;

    public OnDuplicate OnDuplicate { get; init; }

    public int Id => Number("id");

    public bool Has(string column) => IndexOf(column) >= 0;

    /// <summary>Empty for NULL. U+0000, which PostgreSQL cannot store, is removed.</summary>
    /// <param name="column">The column.</param>
    /// <param name="here">The value when the dump has no such column.</param>
    public string Text(string column, string? here = null) =>
        (Has(column) ? Value(column)?.Replace("\0", "", StringComparison.Ordinal) : here) ?? "";

    /// <exception cref="DumpException">The value is no id.</exception>
    public int Number(string column) => int.TryParse(Value(column), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw Fault(column, "is no number from 0 to 2147483647");

    /// <summary>0 for NULL.</summary>
    /// <inheritdoc cref="Number(string)"/>
    public int Number(string column, int? here) => Has(column) ? Value(column) is null ? 0 : Number(column) : here ?? 0;

    /// <exception cref="DumpException">The value is no amount.</exception>
    public decimal Amount(string column, decimal? here = null) =>
        !Has(column) ? here ?? 0
        : decimal.TryParse(Value(column) ?? "0", NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) ? amount
        : throw Fault(column, "is no number");

    public bool Flag(string column, bool? here = null) =>
        Has(column) ? Value(column) is "1" || (bool.TryParse(Value(column), out var flag) && flag) : here is true;

    /// <summary>A time in UTC; null for NULL or <c>0000-00-00 00:00:00</c>.</summary>
    public DateTimeOffset? Time(string column) => DateTimeOffset.TryParse(
        Value(column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        ? time
        : null;

    private string? Value(string column) => IndexOf(column) is var index and >= 0 ? values[index] : null;

    private int IndexOf(string column)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Equals(column, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    private DumpException Fault(string column, string fault) => new(line, $"{table}.{column} {fault}");
}
