using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Icaro.Postgres.Resealing;

/// <summary>A table with sealed values, and its statements.</summary>
/// <param name="Key">The columns of the primary key.</param>
/// <param name="Columns">Those with sealed values.</param>
internal sealed record SealedTable(string Name, IReadOnlyList<string> Key, IReadOnlyList<SealedColumn> Columns)
{
    /// <summary>Rows of a step, whose locks are held until they are sealed again.</summary>
    public const int RowsPerStep = 100;

    /// <summary>Columns that can be sealed again: those of messages cannot.</summary>
    public IReadOnlyList<SealedColumn> Renewable => [.. Columns.Where(column => column.Purpose is not null)];

    public static IReadOnlyList<SealedTable> Of(IModel model) =>
    [
        .. model.GetEntityTypes()
            .Select(entity => new SealedTable(
                entity.GetTableName()!,
                [.. entity.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName())],
                [.. entity.GetProperties().Select(SealedColumn.Of).OfType<SealedColumn>()]))
            .Where(table => table.Columns is not [])
            .OrderBy(table => table.Name, StringComparer.Ordinal),
    ];

    /// <summary>Locks the next rows that the newest key has not sealed, but for those that are locked already.</summary>
    /// <remarks>$1 the id of the newest key; then the key of the row before, unless it is the first step.</remarks>
    public string Next(bool isFirst) => $"""
        SELECT {string.Join(", ", Key)}, {string.Join(", ", Renewable.Select(Value))}
        FROM {Name}
        WHERE ({string.Join(" OR ", Renewable.Select(Outdated))}){(isFirst ? "" : $" AND {After}")}
        ORDER BY {string.Join(", ", Key)} LIMIT {RowsPerStep} FOR NO KEY UPDATE SKIP LOCKED
        """;

    /// <remarks>$1 .. the values, then the primary key.</remarks>
    public string Update(IReadOnlyList<SealedColumn> changed) => $"""
        UPDATE {Name} SET {string.Join(", ", changed.Select((column, i) => $"{column.Name} = {NewValue(column, Parameter(i))}"))}
        WHERE {string.Join(" AND ", Key.Select((column, i) => $"{column} = {Parameter(changed.Count + i)}"))}
        """;

    private string After => $"({string.Join(", ", Key)}) > ({string.Join(", ", Key.Select((_, i) => Parameter(i + 1)))})";

    private static string Value(SealedColumn column) => column.Key is null ? column.Name : $"{column.Name}::text";

    private static string NewValue(SealedColumn column, string parameter) => column.Key is null ? parameter : $"{parameter}::jsonb";

    private static string Outdated(SealedColumn column) => column.Key is null
        ? $"{KeyIdOf(column.Name)} <> $1 AND {column.Name} <> '' AND {column.Lasting}"
        : $"{column.Name} <> '[]'";

    /// <summary>Where a sealed value has the id of its key: see <see cref="KeyRing"/>.</summary>
    public static string KeyIdOf(string value) => $"substring({value} FROM 2 FOR 4)";

    private static string Parameter(int index) => string.Create(CultureInfo.InvariantCulture, $"${index + 1}");
}
