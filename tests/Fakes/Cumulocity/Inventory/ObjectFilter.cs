using System.Text.RegularExpressions;

namespace Icaro.Cumulocity.Inventory;

/// <summary>Which objects a list has: <c>type</c>, <c>fragmentType</c>, <c>ids</c>, and two forms of <c>query</c>.</summary>
internal static partial class ObjectFilter
{
    /// <returns>Null for a query of another form.</returns>
    public static Func<JsonObject, bool>? Of(IQueryCollection query)
    {
        if (Query(query["query"]) is not { } matches)
            return null;

        var ids = query["ids"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries);
        return one => matches(one)
            && (!query.ContainsKey("type") || one.Text("type") == query["type"])
            && (!query.ContainsKey("fragmentType") || one.ContainsKey(query["fragmentType"].ToString()))
            && (ids is [] || ids.Contains(one.Text("id")));
    }

    private static Func<JsonObject, bool>? Query(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return _ => true;
        if (Has().Match(text) is { Success: true } has)
            return one => one.ContainsKey(has.Groups[1].Value);

        return Equality().Match(text) is { Success: true } equality
            ? one => one.Text(equality.Groups[1].Value) == equality.Groups[2].Value.Replace("''", "'", StringComparison.Ordinal)
            : null;
    }

    [GeneratedRegex(@"^\$filter=\(?has\((\w+)\)\)?\s*$")]
    private static partial Regex Has();

    [GeneratedRegex(@"^\$filter=\(?(\w+) eq '((?:[^']|'')*)'\)?\s*$")]
    private static partial Regex Equality();
}
