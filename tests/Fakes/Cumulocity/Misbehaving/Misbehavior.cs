using System.Text.Json.Serialization;

namespace Icaro.Cumulocity.Misbehaving;

/// <summary>What the tenant was told to do wrong, until it is used up.</summary>
internal sealed class Misbehavior
{
    private readonly Lock _lock = new();
    private readonly List<Fault> _faults = [];

    public void Add(Fault fault)
    {
        lock (_lock)
            _faults.Add(fault);
    }

    /// <returns>The first fault that fits, used once more; null to behave.</returns>
    public Fault? Take(string method, string path)
    {
        lock (_lock)
        {
            var index = _faults.FindIndex(fault => !fault.Race && fault.Fits(method, path));
            return index < 0 ? null : Use(index);
        }
    }

    /// <returns>Whether somebody else is to be faster at this binding.</returns>
    public bool TakeRace()
    {
        lock (_lock)
        {
            var index = _faults.FindIndex(fault => fault.Race);
            return index >= 0 && Use(index) is not null;
        }
    }

    private Fault? Use(int index)
    {
        var fault = _faults[index];
        if (fault.Spare > 0)
        {
            _faults[index] = fault with { Spare = fault.Spare - 1 };
            return null;
        }

        if (fault.Times > 1)
            _faults[index] = fault with { Times = fault.Times - 1 };
        else
            _faults.RemoveAt(index);
        return fault;
    }
}

/// <summary>One thing to do wrong.</summary>
/// <param name="Path">The beginning of the paths that it concerns; all of them without it.</param>
/// <param name="Method">The method that it concerns; all of them without it.</param>
/// <param name="Status">The answer, instead of doing anything.</param>
/// <param name="RetryAfter">Seconds, sent along with the status.</param>
/// <param name="Lost">Do what is asked for, and close the connection instead of the answer.</param>
/// <param name="Hang">Never answer, and do nothing.</param>
/// <param name="Race">Somebody else binds the external id first.</param>
/// <param name="Times">How often.</param>
/// <param name="Spare">How many requests go well before.</param>
internal sealed record Fault(
    string Path = "",
    string? Method = null,
    int Status = 0,
    int? RetryAfter = null,
    bool Lost = false,
    bool Hang = false,
    bool Race = false,
    int Times = 1,
    int Spare = 0)
{
    public bool Fits(string method, string path) =>
        path.StartsWith(Path, StringComparison.Ordinal) && (Method is null || Method.Equals(method, StringComparison.OrdinalIgnoreCase));

    public string? Refuse() => this switch
    {
        { Status: not 0 and (< 300 or > 599) } => "status must be 300 to 599",
        { Status: 0, Lost: false, Hang: false, Race: false } => "status, lost, hang or race is required",
        { Times: < 1 } or { Spare: < 0 } => "times must be positive, and spare not negative",
        _ => null,
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Fault))]
internal sealed partial class FaultJson : JsonSerializerContext;
