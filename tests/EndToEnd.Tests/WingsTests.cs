extern alias wings;

using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Icaro.EndToEnd.Tests;

/// <summary>A guest of Icaro's own portal, which asks for preferences and goes where they say, and for nothing else.</summary>
[Collection(WholeSystem.Name)]
public sealed class WingsTests(AppHostFixture appHost, Chromium chromium)
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guest_of_the_original_portal_comes_by_both_platforms_and_gets_online()
    {
        using var gateway = appHost.CreateClient();
        await using var wings = InProcess.Start<wings::Program>(
            [("Wings:WaxUrl", gateway.BaseAddress!.GetLeftPart(UriPartial.Authority)), ("Logging:LogLevel:Default", "None")]);
        using var client = wings.CreateClient();
        await using var platforms = await TwoPlatforms.SwitchOnAsync(appHost, client.BaseAddress!);
        var portal = QueryHelpers.AddQueryString(
            $"{client.BaseAddress}wings/login/sms", [.. DemoUnit.Parameters, new("code", "4711"), new("num", "+391234567890")]);
        var page = await chromium.OpenAsync();

        await page.GotoAsync(portal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("^" + Regex.Escape($"{platforms.FirstPage}/wings/login/sms?digest=")));
        await page.GetByText("Continue to the internet").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("^" + Regex.Escape($"{platforms.SecondPage}/wings/login/sms?uuid=")));
        await page.GetByText("Continue to the internet").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync($"Session {DemoUnit.SessionId} is online");
        Assert.StartsWith($"{portal}&integration_done=true&proof=", page.Url);
        using var verified = await gateway.PostAsJsonAsync(
            "/wings/proofs/verify", DemoUnit.ToVerify(QueryHelpers.ParseQuery(new Uri(page.Url).Query)["proof"].ToString()), CancellationToken);
        Assert.Equal(HttpStatusCode.OK, verified.StatusCode);
        await page.Context.CloseAsync();
    }
}
