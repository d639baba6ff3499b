using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Icaro.EndToEnd.Tests;

/// <summary>A guest with a browser: from the portal to two platforms and back, through the real gateway.</summary>
[Collection(WholeSystem.Name)]
public sealed class PortalWalkTests(AppHostFixture appHost, Chromium chromium)
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("pre", true)]
    [InlineData("post", true)]
    [InlineData("post", false)]
    public async Task A_guest_comes_by_both_platforms_and_back_to_the_portal(string step, bool javaScript)
    {
        await using var portal = await SamplePortal.StartAsync(appHost.Application.GetEndpoint("gateway"), CancellationToken);
        await using var platforms = await TwoPlatforms.SwitchOnAsync(appHost, portal.Address);
        var page = await chromium.OpenAsync(javaScript);

        await page.GotoAsync($"{portal.Address}wings/login?step={step}");
        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Wi-Fi login");
        await page.GetByRole(AriaRole.Link, new() { Name = "Log in" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Welcome, 17");
        Assert.StartsWith($"{platforms.FirstPage}/wings/login?digest=", page.Url);
        await page.GetByText("Continue to the internet").ClickAsync();

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("^" + System.Text.RegularExpressions.Regex.Escape($"{platforms.SecondPage}/wings/login?uuid=")));
        await page.ReloadAsync();
        await page.GoBackAsync();
        await page.GetByText("Continue to the internet").ClickAsync();
        await page.GetByText("Continue to the internet").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync($"You are online after {step}");
        Assert.StartsWith($"{portal.Address}wings/login?step={step}&integration_done=true&proof=", page.Url);
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync($"You are online after {step}");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_guest_with_a_forged_state_sees_a_page_and_goes_nowhere()
    {
        var page = await chromium.OpenAsync();

        await page.GotoAsync($"{appHost.Application.GetEndpoint("gateway")}wings/callback?state=forged");

        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("You are not online yet");
        await Expect(page.GetByText("state_invalid")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
