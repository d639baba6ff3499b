namespace Icaro.IntegrationsCatalog.Partners.Requests;

/// <summary>Goes through a body and notes everything that is wrong with it. Where it is follows from the steps that were taken.</summary>
internal sealed class BodyCheck
{
    private readonly List<Step> _steps = [];
    private readonly List<RequestFault> _faults = [];

    public IReadOnlyList<RequestFault> Faults => _faults;

    /// <summary>The answer; null when nothing is wrong.</summary>
    public JsonHttpResult<FaultyRequest>? Rejection => _faults is [] ? null : FaultyRequest.Answer(_faults);

    /// <param name="message">What follows the field's name in a sentence.</param>
    public void Refuse(string message) => _faults.Add(new(Path(), message));

    public Place At(string field) => Enter(new(field, 0));

    public Place At(int index) => Enter(new(null, index));

    /// <returns>The field; null when it is missing or null.</returns>
    public static JsonElement? Field(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    public bool IsObject(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Object)
            return true;

        Refuse("is not an object");
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

    /// <summary>Where the check is, until it is disposed.</summary>
    public readonly struct Place(BodyCheck check) : IDisposable
    {
        public void Dispose() => check._steps.RemoveAt(check._steps.Count - 1);
    }
}
