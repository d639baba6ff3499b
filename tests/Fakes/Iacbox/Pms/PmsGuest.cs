namespace Icaro.Iacbox.Pms;

/// <summary>A guest as the hotel's system tells, and what it wants to know of a guest.</summary>
internal sealed class PmsGuest
{
    public string Room { get; set; } = "101";

    public string FirstName { get; set; } = "Anna";

    public string LastName { get; set; } = "Rossi";

    public string Pin { get; set; } = "4711";

    public string ArrivalDay { get; set; } = "01.01.2026";

    public string DepartureDay { get; set; } = "08.01.2026";

    public string Birthday { get; set; } = "01.05.1980";

    /// <summary>The fields besides <c>pms_room</c> and <c>pms_name</c> that must be right, separated by commas.</summary>
    public string Asks { get; set; } = "";

    /// <summary>id:name, separated by commas; with more than one the guest must choose.</summary>
    public string Templates { get; set; } = "435:One day, 174:One week";

    /// <summary>Whether the server is told who the guest is.</summary>
    public bool IsTold { get; set; } = true;

    public IReadOnlyDictionary<int, string> TemplateList => Templates
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(template => template.Split(':', 2))
        .ToDictionary(template => int.Parse(template[0], CultureInfo.InvariantCulture), template => template[^1]);

    /// <returns>Whether all that the hotel's system wants to know is right.</returns>
    public bool Is(Func<string, string?> field) => Asks
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Concat(["pms_room", "pms_name"])
        .All(name => string.Equals(field(name), Answer(name), StringComparison.OrdinalIgnoreCase));

    private string Answer(string name) => name switch
    {
        "pms_room" or "pms_himed_room" => Room,
        "pms_name" or "pms_lname" => LastName,
        "pms_fname" => FirstName,
        "pms_pin" => Pin,
        "pms_arrivalday" => ArrivalDay,
        "pms_departureday" => DepartureDay,
        "pms_birthday" => Birthday,
        _ => throw new InvalidOperationException($"Nothing is called {name}"),
    };
}
