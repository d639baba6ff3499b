using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Icaro.ServiceDefaults.Requests;

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
        Check(value is null || value.Length <= maxLength, field, $"has more than {maxLength} characters")
            .Check(!value.AsSpan().ContainsAny(ControlCharacters), field, "contains control characters");

    public FieldCheck Required(int? id, [CallerArgumentExpression(nameof(id))] string field = "") => Check(id > 0, field, "is required");

    /// <param name="otherwise">What follows the field's name in the sentence.</param>
    public FieldCheck Check(bool holds, string field, string otherwise)
    {
        if (!holds)
            Fault ??= $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(field)} {otherwise}";
        return this;
    }
}
