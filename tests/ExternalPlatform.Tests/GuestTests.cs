using System.Security.Cryptography;

namespace Icaro.ExternalPlatform.Tests;

public sealed class GuestTests
{
    [Fact]
    public async Task The_page_leads_on_to_the_callback_with_the_state_signed()
    {
        await using var platform = new RunningPlatform();
        var key = Convert.FromBase64String(RunningPlatform.Secret["whsec_".Length..]);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("ours")));

        var page = await platform.Client.GetStringAsync(
            "/guests/wings/login/facebook?user=%3Cb%3E&state=theirs&callback=http%3A%2F%2Ficaro.example%2Fwings%2Fcallback&state=ours", RunningPlatform.CancellationToken);

        Assert.Contains($"href=\"http://icaro.example/wings/callback?state=ours&amp;signature={signature}\"", page, StringComparison.Ordinal);
        Assert.Contains("Welcome, &lt;b&gt;", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?state=ours")]
    [InlineData("?callback=http%3A%2F%2Ficaro.example%2F")]
    [InlineData("?callback=http%3A%2F%2Fevil.example%2F&state=ours")]
    [InlineData("?callback=javascript%3Aalert(1)&state=ours")]
    public async Task A_page_that_could_not_lead_back_to_Icaro_is_refused(string query)
    {
        await using var platform = new RunningPlatform(("Platform:IcaroUrl", "http://icaro.example/"));

        using var response = await platform.Client.GetAsync($"/guests{query}", RunningPlatform.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("/guests", HttpStatusCode.BadRequest)]
    [InlineData("/guests/wings/login/sms?digest=1&uuid=2&code=3", HttpStatusCode.BadRequest)]
    [InlineData("/webhooks", HttpStatusCode.OK)]
    public async Task People_see_a_page_and_programs_json(string path, HttpStatusCode status)
    {
        await using var platform = new RunningPlatform();
        using var person = new HttpRequestMessage(HttpMethod.Get, path);
        person.Headers.Add("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

        using var page = await platform.Client.SendAsync(person, RunningPlatform.CancellationToken);
        using var json = await platform.Client.GetAsync(path, RunningPlatform.CancellationToken);

        Assert.Equal((status, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("<!DOCTYPE html>", await page.Content.ReadAsStringAsync(RunningPlatform.CancellationToken), StringComparison.Ordinal);
        Assert.Equal((status, "application/json"), (json.StatusCode, json.Content.Headers.ContentType?.MediaType));
    }
}
