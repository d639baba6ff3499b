using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Icaro.Sealing;

/// <summary>A column with sealed values, as the model knows it from <see cref="SealedColumns"/>.</summary>
/// <param name="Purpose">Null for messages with values of several purposes.</param>
/// <param name="Key">The key of the values in the objects of a JSON array; null for a column that is one value.</param>
/// <param name="Lasting">A condition in SQL for the rows that retention does not delete.</param>
public sealed record SealedColumn(string Name, string? Purpose, string? Key, string Lasting)
{
    internal const string PurposeAnnotation = "Sealing:Purpose";
    internal const string KeyAnnotation = "Sealing:Key";
    internal const string LastingAnnotation = "Sealing:Lasting";
    internal const string MessagesAnnotation = "Sealing:Messages";

    /// <returns>Null for a column without sealed values.</returns>
    public static SealedColumn? Of(IProperty property)
    {
        var purpose = (string?)property.FindAnnotation(PurposeAnnotation)?.Value;
        if (purpose is null && property.FindAnnotation(MessagesAnnotation) is null)
            return null;

        return new(
            property.GetColumnName(),
            purpose,
            (string?)property.FindAnnotation(KeyAnnotation)?.Value,
            (string?)property.FindAnnotation(LastingAnnotation)?.Value ?? "TRUE");
    }
}
