namespace Icaro.IntegrationsCatalog.Marketplace.ModuleApi;

/// <summary>
/// Form fields in PHP's notation for objects: <c>a[b]=1&amp;a[c][d]=2&amp;a[e][]=3</c>. Values are strings. Objects with the keys 0, 1, 2,
/// .. or without keys are arrays.
/// </summary>
internal static class Brackets
{
    private const int MaxDepth = 8;

    /// <returns>The object named <paramref name="root"/>; null when it is missing or contradictory.</returns>
    public static JsonObject? Read(IEnumerable<KeyValuePair<string, string>> fields, string root)
    {
        var whole = new Node();
        foreach (var (name, value) in fields)
        {
            if (!name.StartsWith($"{root}[", StringComparison.Ordinal))
                continue;
            if (PathOf(name.AsSpan(root.Length)) is not { } path || !whole.TrySet(path, value))
                return null;
        }

        return whole.Children.Count == 0 ? null : whole.ToObject();
    }

    /// <returns>The names in the brackets; null for a malformed name.</returns>
    private static List<string>? PathOf(ReadOnlySpan<char> brackets)
    {
        List<string> path = [];
        while (brackets is not [])
        {
            var end = brackets.IndexOf(']');
            if (brackets[0] != '[' || end < 0 || path.Count == MaxDepth)
                return null;

            path.Add(brackets[1..end].ToString());
            brackets = brackets[(end + 1)..];
        }

        return path;
    }

    private sealed class Node
    {
        private string? _text;

        public OrderedDictionary<string, Node> Children { get; } = [];

        private bool IsList => Children.Keys.Index().All(key => key.Item == key.Index.ToString(CultureInfo.InvariantCulture));

        public bool TrySet(IReadOnlyList<string> path, string value)
        {
            var node = this;
            foreach (var step in path)
            {
                if (node._text is not null)
                    return false;

                var name = step is "" ? node.Children.Count.ToString(CultureInfo.InvariantCulture) : step;
                if (!node.Children.TryGetValue(name, out var child))
                    node.Children.Add(name, child = new());
                node = child;
            }

            if (node._text is not null || node.Children.Count > 0)
                return false;
            node._text = value;
            return true;
        }

        public JsonObject ToObject() => new(Children.Select(child => KeyValuePair.Create(child.Key, child.Value.ToJson())));

        private JsonNode? ToJson() => _text is not null ? JsonValue.Create(_text)
            : IsList ? new JsonArray([.. Children.Values.Select(child => child.ToJson())])
            : ToObject();
    }
}
