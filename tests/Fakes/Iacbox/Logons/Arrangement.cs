namespace Icaro.Iacbox.Logons;

/// <summary>
/// Arranges the fields of a redirect in any way that the document allows: in any order, optional ones left out or without a value,
/// more of them in a later minor version, and a semicolon at the end.
/// </summary>
internal sealed class Arrangement(IOptionsMonitor<BoxOptions> options)
{
    private const string Later = "2.9";

    private static readonly string[] Required = ["ver", "id", "ac", "rc", "ref"];

    private int _count;

    /// <param name="text">The fields, joined.</param>
    public string Arrange(string text)
    {
        if (Next() is not { } random)
            return text;

        var fields = text.Split(';').Select(field => field.Split('=', 2)).Where(field => IsThere(field[0], random))
            .Select(field => $"{field[0]}={Value(field, random)}").ToArray();
        if (fields.Contains($"ver={Later}"))
            fields = [.. fields, "addition=of a later version"];
        random.Shuffle(fields);
        return string.Join(';', fields) + (random.Next(2) == 0 ? "" : ";");
    }

    /// <returns>lapi and si in either order, before or after something else.</returns>
    public string Arrange(string lapi, string si)
    {
        if (Next() is not { } random)
            return $"{lapi}&{si}";

        string[] query = [lapi, si, "shop=1"];
        random.Shuffle(query);
        return string.Join('&', query);
    }

    private static bool IsThere(string key, Random random) => Array.Exists(Required, key.Equals) || random.Next(3) > 0;

    private static string Value(string[] field, Random random) => field[0] switch
    {
        "ver" when field[1] == "2.1" && random.Next(2) == 0 => Later,
        "vl" => Either(random, "0", "4096", "", field[1]),
        "uo" => Either(random, "0", "99999", "", field[1]),
        "uop" => Either(random, "0", "100", "", field[1]),
        "mu" => Either(random, "10", "99999", "", field[1]),
        "lu" => Either(random, "10", "99999", "", field[1]),
        "rc" when field[1] == "0" => Either(random, "0", "0000"),
        _ when Array.Exists(Required, field[0].Equals) => field[1],
        _ => Either(random, "", field[1], field[1]),
    };

    private static string Either(Random random, params ReadOnlySpan<string> values) => values[random.Next(values.Length)];

    private Random? Next() =>
        options.CurrentValue.Arrangement is { } first ? new((first * 1000) + Interlocked.Increment(ref _count)) : null;
}
