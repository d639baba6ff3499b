using System.Buffers;
using System.Runtime.CompilerServices;

namespace Icaro.Api.Requests;

/// <summary>Finds the first thing that is wrong with the fields of a request, named as in its JSON.</summary>
public sealed class FieldCheck
{
    // PostgreSQL cannot store U+0000, and nobody types the others.
    private static readonly SearchValues<char> ControlCharacters =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code).Except(['\t', '\n', '\r'])]);

    public string? Fault { get; private set; }

    public FieldCheck Required(string? value, int maxLength, [CallerArgumentExpression(nameof(value))] string field = "") =>
        Check(!string.IsNullOrWhiteSpace(value), field, "is required").Optional(value, maxLength, field);

    public FieldCheck Optional(string? value, int maxLength, [CallerArgumentExpression(nameof(value))] string field = "") =>
        value is not null && FindFault(value, maxLength) is { } fault ? Check(false, field, fault) : this;

    public FieldCheck Required(int? id, [CallerArgumentExpression(nameof(id))] string field = "") => Check(id > 0, field, "is required");

    /// <returns>What follows the field's name in the sentence; null when nothing is wrong with the text.</returns>
    public static string? FindFault(string text, int maxLength) =>
        text.Length > maxLength ? $"has more than {maxLength} characters"
        : text.AsSpan().ContainsAny(ControlCharacters) ? "contains control characters"
        : null;

    /// <param name="otherwise">What follows the field's name in the sentence.</param>
    public FieldCheck Check(bool holds, string field, string otherwise)
    {
        if (!holds)
            Fault ??= $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(field)} {otherwise}";
        return this;
    }
}
