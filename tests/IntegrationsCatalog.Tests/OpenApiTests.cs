namespace Icaro.IntegrationsCatalog.Tests;

[Collection(nameof(SharedCatalog))]
public sealed class OpenApiTests(CatalogApplication catalog)
{
    [Fact]
    public async Task The_document_describes_the_API_and_nothing_internal()
    {
        var document = await catalog.Anonymous.GetAsync("/openapi/integrations-catalog.json");

        Assert.Equal(200, document.Status);
        var paths = Answer.KeysOf(document.Json.GetProperty("paths"));
        Assert.Contains("/api/login", paths);
        Assert.Contains("/api/hotspot_integrations/{hotspot}/{integration}", paths);
        Assert.DoesNotContain(paths, path => path.StartsWith("/internal", StringComparison.Ordinal));
        var unit = document.Json.GetProperty("components").GetProperty("schemas").GetProperty("NewUnit").GetProperty("properties");
        Assert.Equal(["hotspot_id", "mac_address", "name", "description", "uuid", "secret"], Answer.KeysOf(unit));
    }

    [Fact]
    public async Task Every_operation_has_a_summary_and_an_example_of_each_thing_that_travels()
    {
        var document = (await catalog.Anonymous.GetAsync("/openapi/integrations-catalog.json")).Json;

        List<string> gaps = [];
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
                gaps.AddRange(GapsOf(operation.Value).Select(gap => $"{operation.Name} {path.Name}: {gap}"));
        }

        Assert.Empty(gaps);
    }

    [Fact]
    public async Task Every_answer_that_a_caller_can_get_is_described()
    {
        var document = (await catalog.Anonymous.GetAsync("/openapi/integrations-catalog.json")).Json;
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject()
                .Select(operation => ($"{operation.Name.ToUpperInvariant()} {RouteTable.Shape(path.Name)}", operation.Value)))
            .ToDictionary();

        var gaps = new SortedSet<string>();
        foreach (var rule in RouteRules.All.Where(rule => rule.IsOfApi))
        {
            var route = $"{rule.Method} {RouteTable.Shape(rule.Path)}";
            foreach (var caller in World.Callers)
            {
                var (status, words) = (rule.StatusOf(caller), RouteWords.Find(rule, caller));
                if (!operations.TryGetValue(route, out var operation) || !Describes(operation, status, words))
                    gaps.Add($"{route}: {status} {words}");
            }
        }

        Assert.Empty(gaps);
    }

    [Fact]
    public async Task Who_needs_a_token_is_told_so()
    {
        var paths = (await catalog.Anonymous.GetAsync("/openapi/integrations-catalog.json")).Json.GetProperty("paths");

        Assert.False(paths.GetProperty("/api/login").GetProperty("post").TryGetProperty("security", out _));
        var list = paths.GetProperty("/api/hotspots").GetProperty("get");
        Assert.Equal(["Token"], Answer.KeysOf(list.GetProperty("security")[0]));
        var refusals = list.GetProperty("responses").GetProperty("401").GetProperty("content").GetProperty("application/json");
        Assert.Contains("API token is expired", Answer.KeysOf(refusals.GetProperty("examples")));
    }

    private static bool Describes(JsonElement operation, int status, string? message) =>
        operation.GetProperty("responses").TryGetProperty($"{status}", out var response)
        && (message is null || response.GetRawText().Contains(JsonSerializer.Serialize(message), StringComparison.Ordinal));

    private static IEnumerable<string> GapsOf(JsonElement operation)
    {
        if (!operation.TryGetProperty("summary", out _))
            yield return "no summary";
        if (operation.TryGetProperty("requestBody", out var body) && !HasExample(body))
            yield return "no example of the body";
        foreach (var response in operation.GetProperty("responses").EnumerateObject().Where(response => !HasExample(response.Value)))
            yield return $"no example of {response.Name}";
    }

    private static bool HasExample(JsonElement part) =>
        part.TryGetProperty("content", out var content)
        && content.TryGetProperty("application/json", out var json)
        && (json.TryGetProperty("example", out _) || json.TryGetProperty("examples", out _));
}
