namespace Icaro.IntegrationsCatalog.Tests.SunUi;

internal sealed record SunUiPage(string Name, string[] Roles, List<SunUiCall> Calls);

/// <param name="OtherStatus">What the roles in <paramref name="Others"/> are answered.</param>
internal sealed record SunUiCall(string Path, int OtherStatus, string[] Others, SunUiField[] Fields)
{
    public int StatusOf(string role) => Others.Contains(role) ? OtherStatus : 200;

    public static SunUiCall Parse(string line)
    {
        var (call, fields) = (line.Split(" | ")[0].Trim().Split(' '), line.Split(" | ")[1]);
        var others = call.Length > 2 ? call[2].Split(':') : ["200", ""];
        return new(call[1], int.Parse(others[0]), others[1].Split(','), [.. fields.Split(' ').Select(SunUiField.Parse)]);
    }
}

/// <param name="Path">Names, and <c>[]</c> for the entries of a list.</param>
internal sealed record SunUiField(string Path, string Kind)
{
    public static SunUiField Parse(string word) => new(word[..word.LastIndexOf(':')], word[(word.LastIndexOf(':') + 1)..]);

    /// <returns>What is wrong; null for nothing.</returns>
    public string? FindFault(JsonElement answer)
    {
        List<JsonElement> values = [answer];
        foreach (var step in Path.Replace("[]", ".[]", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            values = [.. values.SelectMany(value => step is "[]" ? Entries(value) : Property(value, step))];
            if (values is [])
                return $"{Path} is missing";
        }

        return values.TrueForAll(IsOfKind) ? null : $"{Path} is no {Kind}";
    }

    private bool IsOfKind(JsonElement value) => Kind switch
    {
        "text" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "none" => value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0,
        _ => throw new InvalidOperationException($"{Kind} is no kind."),
    };

    private static IEnumerable<JsonElement> Entries(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static IEnumerable<JsonElement> Property(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var property) ? [property] : [];
}
