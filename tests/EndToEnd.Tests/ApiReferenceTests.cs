using Microsoft.Playwright;

namespace Icaro.EndToEnd.Tests;

[Collection(WholeSystem.Name)]
public sealed class ApiReferenceTests(AppHostFixture appHost, Chromium chromium)
{
    [Theory]
    [InlineData("integrations-catalog", "/api/hotspot_integrations/{hotspot}/{integration}")]
    [InlineData("webhook-dispatch", "/deliveries/{id}/replay")]
    [InlineData("wings-redirect", "/wings/proofs/verify")]
    [InlineData("loginapi-crypto", "/loginapi/boxes")]
    public async Task Each_service_is_described_at_the_gateway_and_its_requests_go_there(string service, string route)
    {
        using var gateway = appHost.CreateClient();

        var document = await gateway.GetFromJsonAsync<JsonNode>($"/openapi/{service}.json", TestContext.Current.CancellationToken);

        Assert.True(document!["paths"]!.AsObject().ContainsKey(route));
        Assert.Equal("/", (string?)document["servers"]!.AsArray().Single()!["url"]);
    }

    [Fact]
    public async Task The_page_loads_nothing_from_other_hosts()
    {
        using var gateway = appHost.CreateClient();
        var page = await chromium.OpenAsync();
        await using var visit = page.Context;
        List<string> hosts = [];
        page.Request += (_, request) => hosts.Add(new Uri(request.Url).Host);

        await page.GotoAsync($"{gateway.BaseAddress}api/docs");

        await page.GetByRole(AriaRole.Heading, new() { Name = "Icaro.Aspire" }).First.WaitForAsync();
        Assert.Equal([gateway.BaseAddress!.Host], hosts.Where(host => host is not "").Distinct());
    }
}
