using System.Buffers;
using System.Runtime.CompilerServices;

namespace Icaro.Api.Requests;

/// <summary>Collects the invalid fields of a request, named as in its JSON. Only the first error of a field is kept.</summary>
public sealed class FieldCheck
{
    // PostgreSQL cannot store U+0000. The others occur in no text that people type.
    private static readonly SearchValues<char> ControlCharacters =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code).Except(['\t', '\n', '\r'])]);

    private readonly Dictionary<string, string[]> _errors = [];

    /// <summary>The first error, as a sentence; null when all fields are valid.</summary>
    public string? Fault { get; private set; }

    /// <summary>All errors, by the JSON pointer of the field.</summary>
    public IReadOnlyDictionary<string, string[]> Errors => _errors;

    /// <param name="sentence">The error of the whole body; null when it is valid.</param>
    public static FieldCheck Of(string? sentence)
    {
        var check = new FieldCheck();
        if (sentence is not null)
            check.Add("", sentence, sentence);
        return check;
    }

    public FieldCheck Required(string? value, int maxLength, [CallerArgumentExpression(nameof(value))] string field = "") =>
        Check(!string.IsNullOrWhiteSpace(value), field, "is required").Optional(value, maxLength, field);

    public FieldCheck Optional(string? value, int maxLength, [CallerArgumentExpression(nameof(value))] string field = "") =>
        value is not null && FindFault(value, maxLength) is { } error ? Check(false, field, error) : this;

    public FieldCheck Required(int? id, [CallerArgumentExpression(nameof(id))] string field = "") => Check(id > 0, field, "is required");

    /// <returns>What follows the field's name in the sentence; null when the text is valid.</returns>
    public static string? FindFault(string text, int maxLength) =>
        text.Length > maxLength ? $"has more than {maxLength} characters"
        : text.AsSpan().ContainsAny(ControlCharacters) ? "contains control characters"
        : null;

    /// <param name="holds">Whether the field is valid.</param>
    /// <param name="field">The name of the property.</param>
    /// <param name="otherwise">What follows the field's name in the sentence.</param>
    public FieldCheck Check(bool holds, string field, string otherwise)
    {
        if (!holds)
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(field);
            Add($"/{name}", otherwise, $"{name} {otherwise}");
        }

        return this;
    }

    /// <summary>Adds the errors of an object inside the request.</summary>
    /// <param name="path">The JSON pointer of the object.</param>
    /// <param name="name">The object in the sentence.</param>
    /// <param name="inner">The check of the object.</param>
    public FieldCheck Nested(string path, string name, FieldCheck inner)
    {
        foreach (var (field, errors) in inner._errors)
            Add(path + field, errors[0], $"{name}: {inner.Fault}");
        return this;
    }

    private void Add(string path, string error, string sentence)
    {
        Fault ??= sentence;
        _errors.TryAdd(path, [error]);
    }
}
