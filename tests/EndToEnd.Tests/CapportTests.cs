namespace Icaro.EndToEnd.Tests;

/// <summary>The captive portal API through the gateway, which is asked from this machine.</summary>
[Collection(WholeSystem.Name)]
public sealed class CapportTests(AppHostFixture appHost)
{
    private static readonly string[] Addresses = ["127.0.0.1", "::1"];

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_device_is_told_by_the_address_from_which_it_asks_whatever_it_claims()
    {
        using var gateway = appHost.CreateClient();
        gateway.DefaultRequestHeaders.Add("X-Forwarded-For", "10.9.9.9");
        gateway.DefaultRequestHeaders.Add("Forwarded", "for=10.9.9.9");
        await ReportAsync(gateway, "open");

        var body = await Eventually.SeeAsync(() => AskAsync(gateway), answer => answer.Status == HttpStatusCode.OK);
        Assert.StartsWith("{\"captive\":false,", body.Text, StringComparison.Ordinal);

        await ReportAsync(gateway, "ended");
        await Eventually.SeeAsync(() => AskAsync(gateway), answer => answer.Status == HttpStatusCode.NotFound);
    }

    private static async Task ReportAsync(HttpClient gateway, string status)
    {
        foreach (var address in Addresses)
        {
            var report = new { uuid = DemoUnit.Uuid, digest = DemoUnit.Digest, sessionid = $"of {address}", status, address };
            using var answer = await gateway.PostAsJsonAsync("/wings/sessions", report, CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(HttpClient gateway)
    {
        using var answer = await gateway.GetAsync($"/wings/capport/{DemoUnit.Uuid}", CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(CancellationToken));
    }
}
