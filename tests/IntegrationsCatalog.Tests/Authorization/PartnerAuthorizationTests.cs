namespace Icaro.IntegrationsCatalog.Tests.Authorization;

/// <summary>
/// Every partners' route that exists, every key: the application's own table of endpoints against <see cref="PartnerRules"/>.
/// </summary>
[Collection(nameof(PartnerWorld))]
public sealed class PartnerAuthorizationTests(PartnerWorld world)
{
    [Fact]
    public void Every_route_has_a_rule_and_every_rule_a_route() => Assert.Equal(
        RouteTable.Of(world.Catalog, "/v1").Order(),
        PartnerRules.All.Select(rule => $"{rule.Method} {RouteTable.Shape(rule.Path)}").Order());

    [Fact]
    public async Task Every_key_is_answered_by_the_rule_at_every_route()
    {
        var (owner, foreign) = (await world.NewPartnerAsync(), await world.NewPartnerAsync());
        // In a project of the owner's, and in one of the foreign organization's: both exist.
        var ids = await IdsAsync(owner);
        var headers = new Dictionary<string, string?>
        {
            ["owner"] = owner.Header,
            ["foreign"] = foreign.Header,
            ["mixed"] = (foreign with { OrganizationId = owner.OrganizationId }).Header,
            ["revoked"] = await RevokedAsync(owner),
            ["login"] = Partner.Basic($"{owner.OrganizationId}:{owner.Reseller.Token}"),
        };

        List<string> surprises = [];
        // What the owner may, it does last: the others must not have done it before.
        foreach (var rule in PartnerRules.All.OrderBy(rule => rule.Method == "DELETE"))
        {
            foreach (var (column, caller) in PartnerRules.Callers.Index().Reverse())
            {
                var answer = await CallAsync(owner, rule, ids, headers[caller]);
                if (answer.Status != rule.Statuses[column])
                    surprises.Add($"{caller}: {rule.Method} {rule.Path} is {answer}, not {rule.Statuses[column]}");
            }
        }

        Assert.Empty(surprises);
    }

    [Fact]
    public async Task What_belongs_to_another_project_is_like_what_there_is_not()
    {
        var (owner, foreign) = (await world.NewPartnerAsync(), await world.NewPartnerAsync());
        var (ids, unknown) = (await IdsAsync(foreign), new Dictionary<string, string> { ["device"] = "none", ["integration"] = "2147483647" });
        foreach (var rule in PartnerRules.All.Where(rule => rule.Path.Contains("{device}") || rule.Path.Contains("{integration}")))
        {
            Dictionary<string, string> Own(Dictionary<string, string> others) => new(others)
            {
                ["organization"] = owner.OrganizationId,
                ["project"] = owner.ProjectId,
            };

            var answer = await CallAsync(owner, rule, Own(ids), owner.Header);

            Assert.Equal(404, answer.Status);
            Assert.Equal((await CallAsync(owner, rule, Own(unknown), owner.Header)).Body, answer.Body);
        }
    }

    private static async Task<Dictionary<string, string>> IdsAsync(Partner partner) => new()
    {
        ["organization"] = partner.OrganizationId,
        ["project"] = partner.ProjectId,
        ["device"] = await partner.AddDeviceAsync(),
        ["integration"] = $"{await partner.AddWebhookAsync()}",
    };

    private static async Task<string> RevokedAsync(Partner partner)
    {
        var keys = $"/api/accounts/{partner.AccountId}/api_keys";
        var made = await partner.Reseller.PostAsync(keys, new { name = "revoked" });
        Assert.Equal(Answer.Success, await partner.Reseller.DeleteAsync($"{keys}/{made.Id}"));
        return (partner with { Key = made.Text("key") }).Header;
    }

    private static Task<PartnerAnswer> CallAsync(Partner partner, RouteRule rule, Dictionary<string, string> ids, string? authorization)
    {
        var path = ids.Aggregate(rule.Path, (path, id) => path.Replace($"{{{id.Key}}}", id.Value, StringComparison.Ordinal));
        var body = rule.Method is "POST" or "PUT" ? Body(rule, ids["device"]) : null;
        return partner.SendAsync(new(rule.Method), path, authorization, body is null ? null : JsonContent.Create(body));
    }

    private static object Body(RouteRule rule, string deviceId) => (rule.Method, rule.Path.Split('/')[^1]) switch
    {
        ("POST", "projects") => new { name = "n" },
        ("POST", "devices") => new { type = "tag" },
        ("POST", "data") => new { deviceId, payload = new { } },
        ("POST", "integrations") => new { type = "webhook", url = "https://yard.example/" },
        _ => new { name = "n" },
    };
}
