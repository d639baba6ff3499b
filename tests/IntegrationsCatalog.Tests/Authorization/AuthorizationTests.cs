using Directory = Icaro.IntegrationsCatalog.Tests.Application.Directory;

namespace Icaro.IntegrationsCatalog.Tests.Authorization;

/// <summary>Every route that exists, every caller: the application's own table of endpoints against <see cref="RouteRules"/>.</summary>
public sealed class AuthorizationTests(CatalogApplication catalog) : IClassFixture<CatalogApplication>
{
    [Fact]
    public void Every_route_has_a_rule_and_every_rule_a_route()
    {
        var routes = RouteTable.Of(catalog, "/api").Concat(RouteTable.Of(catalog, "/marketplace"))
            .Except([.. RouteRules.Open, .. RouteRules.OpenPages, .. RouteRules.OfModules]).Order();

        Assert.Equal(routes, RouteRules.All.Select(rule => $"{rule.Method} {RouteTable.Shape(rule.Path)}").Order());
    }

    [Fact]
    public async Task Every_caller_is_answered_by_the_rule_at_every_route()
    {
        List<string> surprises = [];
        foreach (var rule in RouteRules.All)
        {
            // Reading leaves the world as it is; whatever else somebody does, the next one must not see.
            var world = await World.CreateAsync(catalog);
            foreach (var caller in World.Callers)
            {
                if (rule.Method != "GET")
                    world = await World.CreateAsync(catalog);
                var answer = await CallAsync(rule, world, await TokenAsync(world, caller));
                var (status, words) = (rule.StatusOf(caller), RouteWords.Find(rule, caller));
                if (answer.Status != status || !IsInItsWords(rule, words, answer))
                    surprises.Add($"{caller}: {rule.Method} {rule.Path} is {answer}, not {status} {words}");
                surprises.AddRange(Leaks(answer, caller, world).Select(leak => $"{caller}: {rule.Method} {rule.Path} shows {leak}"));
            }
        }

        Assert.Empty(surprises);
    }

    [Fact]
    public async Task No_route_but_the_open_ones_serves_without_a_valid_token()
    {
        var world = await World.CreateAsync(catalog);
        foreach (var rule in RouteRules.All)
        {
            Assert.Equal(Answer.Message(401, "API token required"), await CallAsync(rule, world, token: null));
            Assert.Equal(Answer.Message(401, "API token is invalid"), await CallAsync(rule, world, "nobody's"));
            Assert.Equal(Answer.Message(401, "API token is expired"), await CallAsync(rule, world, world.Tokens["expired"]));
        }
    }

    /// <summary>As Sun-UI sends them. Only a setting is nothing without a key and a value.</summary>
    [Fact]
    public async Task A_change_or_deletion_with_JSON_that_is_empty_is_taken()
    {
        var admin = await catalog.AsAdminAsync();
        var changes = RouteRules.All.Where(rule => rule is { IsOfApi: true, Method: "PUT" or "DELETE" });
        foreach (var rule in changes.Where(rule => !IsOfSettings(rule.Path)))
        {
            var world = await World.CreateAsync(catalog);

            Assert.Equal(Answer.Success, await admin.SendEmptyJsonAsync(new(rule.Method), world.Fill(rule.Path)));
        }
    }

    private static bool IsOfSettings(string path) =>
        path.StartsWith("/api/preferences", StringComparison.Ordinal) || path.StartsWith("/api/marketing", StringComparison.Ordinal);

    /// <summary>The marketplace has words of its own, and its pages.</summary>
    private static bool IsInItsWords(RouteRule rule, string? words, Answer answer)
    {
        if (!rule.IsOfApi)
            return true;
        if (answer.Status >= 400)
            return words is not null && answer == Answer.Message(answer.Status, words);

        return rule.Method == "GET" || answer.Text("status") == "success";
    }

    private static IEnumerable<string> Leaks(Answer answer, string caller, World world)
    {
        if (caller is "foreign" or "neighbour" or "link" or "share" && world.Uuids.Any(answer.Body.Contains))
            yield return "what is somebody else's";
        if (answer.Body.Contains(World.Digest, StringComparison.Ordinal))
            yield return "a digest";
        if (answer.Body.Contains(World.WebhookToken, StringComparison.Ordinal))
            yield return "a webhook token";
        if (answer.Body.Contains(World.ModuleSecret, StringComparison.Ordinal))
            yield return "a module's secret";
        if (caller is "read" or "write" or "full" && answer.Body.Contains(World.UnitSecret, StringComparison.Ordinal))
            yield return "a unit's secret";
    }

    private async Task<string> TokenAsync(World world, string caller) =>
        caller is "admin" ? (await catalog.AsAdminAsync()).Token! : world.Tokens[caller];

    private Task<Answer> CallAsync(RouteRule rule, World world, string? token)
    {
        var body = rule.Method is "GET" or "DELETE" ? null : Body(rule, int.Parse(world.Ids["hotspot"], CultureInfo.InvariantCulture));
        return new Caller(catalog.Client, token)
            .SendAsync(new(rule.Method), world.Fill(rule.Path), body is null ? null : JsonContent.Create(body));
    }

    private static object? Body(RouteRule rule, int hotspotId) => (rule.Method, rule.Path) switch
    {
        ("POST", "/api/accounts") =>
            new { type = "desk", name = "n", username = Directory.NewName("new"), password = "a good password", hotspot_id = hotspotId },
        ("POST", "/api/hotspots") => new { name = "n" },
        ("POST", "/api/units") => new { hotspot_id = hotspotId, mac_address = Directory.NewMacAddress() },
        ("POST", "/api/integrations") => new { name = "n", webhook_url = "https://platform.example/" },
        ("POST", "/api/accounts/{reseller}/api_keys") => new { name = "n" },
        ("POST", "/marketplace/partner/modules") => new { code = Directory.NewName("m"), name = "n" },
        ("POST", "/api/disclaimers/accounts/{reseller}") => new { type = "tos", title = "t", body = "b" },
        ("PUT", "/api/hotspots/{hotspot}/portal") => new { terms_of_use = "Terms" },
        ("POST", "/api/stats/sms/accounts/{reseller}") => new { sms_to_add = 1 },
        ("PUT", "/api/marketing/{hotspot}") => new { key = "marketing_k", value = "v" },
        ("PUT", var path) when IsOfSettings(path) => new { key = "k", value = "v" },
        _ => null,
    };
}
