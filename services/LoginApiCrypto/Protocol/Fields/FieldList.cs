namespace Icaro.LoginApiCrypto.Protocol.Fields;

/// <summary>The fields of a message in order: <c>key=value</c>, joined by semicolons.</summary>
internal sealed class FieldList
{
    private const char Separator = ';';

    private readonly List<KeyValuePair<string, string>> _fields = [];

    public IReadOnlyList<KeyValuePair<string, string>> All => _fields;

    public string? this[string key] => _fields.Find(field => field.Key == key).Value;

    /// <summary>Splits at each semicolon, then at the first equals sign.</summary>
    public static (FieldList Fields, FieldError? Error) Parse(string text)
    {
        var list = new FieldList();
        foreach (var part in text.AsSpan().Split(Separator))
        {
            var field = text.AsSpan()[part];
            if (field.IsEmpty)
                continue;

            var equals = field.IndexOf('=');
            if (equals < 1)
                return (list, Malformed("is not key=value"));
            if (list.Add(field[..equals].ToString(), field[(equals + 1)..].ToString()) is { } error)
                return (list, error);
        }

        return (list, null);

        FieldError Malformed(string what) => new(LapiError.FieldMalformed, "", $"Field {list._fields.Count + 1} {what}");
    }

    /// <returns>Null when the field was added.</returns>
    public FieldError? Add(string key, string value)
    {
        if (_fields.Count == LapiLimits.MaxFields)
            return new(LapiError.FieldMalformed, key, $"There are more than {LapiLimits.MaxFields} fields");
        if (key.AsSpan().ContainsAny('=', Separator) || key.Length == 0)
            return new(LapiError.FieldMalformed, key, "A field has no usable name");
        if (_fields.Exists(field => field.Key == key))
            return new(LapiError.FieldRepeated, key, $"{key} is there twice");

        _fields.Add(new(key, value));
        return null;
    }

    /// <summary>Adds the field if it has a value.</summary>
    public FieldList With(string key, string? value)
    {
        if (value is not null)
            _fields.Add(new(key, value));
        return this;
    }

    /// <inheritdoc cref="With(string, string?)"/>
    public FieldList With(string key, long? value) => With(key, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The text to send. Semicolons are removed from values, because they would end the value.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (key, value) in _fields)
        {
            if (text.Length > 0)
                text.Append(Separator);
            text.Append(key).Append('=').Append(value.Replace(";", "", StringComparison.Ordinal));
        }

        return text.ToString();
    }
}
