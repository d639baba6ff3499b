namespace Icaro.IntegrationsCatalog.Partners.Requests;

/// <summary>Collects the errors of a body, with the JSONPath of the place where the check is.</summary>
internal sealed class BodyCheck
{
    /// <summary>A body of a thousand data points can have a million.</summary>
    private const int MaxErrors = 100;

    private readonly List<Step> _steps = [];
    private readonly List<RequestError> _errors = [];

    public IReadOnlyList<RequestError> Errors => _errors;

    /// <param name="message">The text after the field's name.</param>
    public void Fail(string message)
    {
        if (_errors.Count < MaxErrors)
            _errors.Add(new(Path(), message));
        else if (_errors.Count == MaxErrors)
            _errors.Add(new("$", $"has more than {MaxErrors} errors"));
    }

    public Place At(string field) => Enter(new(field, 0));

    public Place At(int index) => Enter(new(null, index));

    /// <returns>The field; null when it is missing or null.</returns>
    public static JsonElement? Field(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    public bool IsObject(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Object)
            return true;

        Fail("is not an object");
        return false;
    }

    private Place Enter(Step step)
    {
        _steps.Add(step);
        return new(this);
    }

    private string Path()
    {
        var path = new StringBuilder("$");
        foreach (var (name, index) in _steps)
            _ = name is null ? path.Append(CultureInfo.InvariantCulture, $"[{index}]") : path.Append('.').Append(name);
        return path.ToString();
    }

    private readonly record struct Step(string? Name, int Index);

    /// <summary>A step into the body, which ends when it is disposed.</summary>
    public readonly struct Place(BodyCheck check) : IDisposable
    {
        public void Dispose() => check._steps.RemoveAt(check._steps.Count - 1);
    }
}
