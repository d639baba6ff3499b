namespace Icaro.Iacbox.Wire;

/// <summary>Reads what the server sent, field by field, and forgives nothing.</summary>
internal sealed class Message
{
    private readonly Dictionary<string, string> _fields = [];

    /// <exception cref="RefusedException">A field is malformed or there twice.</exception>
    public Message(string text)
    {
        foreach (var field in text.Split(';'))
        {
            var parts = field.Split('=', 2);
            if (parts.Length != 2 || parts[0].Length == 0)
                throw new RefusedException($"'{parts[0]}' is not key=value");
            if (!_fields.TryAdd(parts[0], parts[1]))
                throw new RefusedException($"{parts[0]} is there twice");
        }
    }

    public IReadOnlyDictionary<string, string> Fields => _fields;

    public string? this[string key] => _fields.GetValueOrDefault(key) is { Length: > 0 } value ? value : null;

    /// <exception cref="RefusedException">It is not a number.</exception>
    public int? Number(string key)
    {
        if (this[key] is not { } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new RefusedException($"{key} is not a number");
    }

    /// <exception cref="RefusedException">It is missing.</exception>
    public string Required(string key) => this[key] ?? throw new RefusedException($"{key} is missing");
}
