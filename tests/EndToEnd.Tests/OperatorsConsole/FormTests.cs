using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Icaro.EndToEnd.Tests.OperatorsConsole;

/// <summary>Each form does what it says, and tells so, also without scripts.</summary>
[Collection(WholeSystem.Name)]
public sealed class FormTests(AppHostFixture appHost, Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reseller_switches_an_integration_of_its_hotspot(bool javaScript)
    {
        using var platform = await appHost.PlatformAsync();
        await LeaveOffAsync(platform);
        await using var visitor = await ConsoleVisitor.OpenAsync(appHost, chromium, javaScript);
        await visitor.LogInAsync("reseller", "reseller");
        await visitor.GoAsync("hotspots");

        await visitor.PressAsync("Switch on: External Platform for test");
        await visitor.SeeAsync("It is switched on.");
        await platform.WaitForAsync(1);
        await visitor.PressAsync("Sync: External Platform for test");
        await visitor.SeeAsync("The platform is told everything again now.");
        await visitor.PressAsync("Switch off: External Platform for test");
        await visitor.SeeAsync("It is switched off");

        Assert.Equal([true, true, false], (await platform.WaitForAsync(3)).Select(webhook => webhook.Status));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_operator_finds_a_delivery_discards_it_and_sends_it_again(bool javaScript)
    {
        await using var platform = await HostilePlatform.SwitchOnAsync(appHost);
        var delivery = await platform.AttemptedAsync();
        await using var visitor = await ConsoleVisitor.OpenAsync(appHost, chromium, javaScript);
        await visitor.LogInAsync();

        await visitor.GoAsync("deliveries");
        await visitor.Page.GetByLabel("Integration").FillAsync($"{platform.Integration}");
        await visitor.Page.GetByLabel("Status").SelectOptionAsync("pending");
        await visitor.PressAsync("Search");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = $"{delivery}" }).ClickAsync();
        await visitor.SeeAsync("503 refused");
        await Expect(visitor.Page.Locator("pre").First).ToHaveTextAsync(HostilePlatform.Html);

        await visitor.ConfirmAsync("Discard");
        await visitor.SeeAsync("It was discarded.");
        await visitor.ConfirmAsync("Replay");
        await visitor.SeeAsync("It was put back into its lane, and is sent again.");

        await visitor.GoAsync("deliveries");
        await visitor.Page.GetByLabel("Id").FillAsync($"{delivery}");
        await visitor.PressAsync("Search");
        await Expect(visitor.Heading).ToHaveTextAsync("Delivery");
        await Expect(visitor.Page.GetByText("pending").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_operator_tests_disables_and_enables_an_endpoint(bool javaScript)
    {
        await using var platform = await HostilePlatform.SwitchOnAsync(appHost);
        await using var visitor = await ConsoleVisitor.OpenAsync(appHost, chromium, javaScript);
        await visitor.LogInAsync();
        await visitor.GoAsync("endpoints");
        await visitor.Page.GetByLabel("Name, URL or id").FillAsync(HostilePlatform.Name);
        await visitor.PressAsync("Search");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = HostilePlatform.Name }).ClickAsync();

        await visitor.PressAsync("Send a test webhook");
        await visitor.SeeAsync("has not accepted the test webhook");
        await visitor.ConfirmAsync("Disable");
        await visitor.SeeAsync("It is disabled: deliveries wait until it is enabled again.");
        await visitor.SeeAsync("by an operator");
        await visitor.PressAsync("Enable");
        await visitor.SeeAsync("It is enabled: what has waited is sent now.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_operator_gives_an_endpoint_headers_and_a_retry_schedule(bool javaScript)
    {
        await using var platform = await HostilePlatform.SwitchOnAsync(appHost);
        await using var visitor = await ConsoleVisitor.OpenAsync(appHost, chromium, javaScript);
        await visitor.LogInAsync();
        await visitor.GoAsync($"endpoints/{platform.Integration}");

        await SaveAsync("5, soon", "");
        await visitor.SeeAsync("retry_schedule must be up to 20 pauses");
        await SaveAsync("5, 60", "X-Api-Key: the key of a gateway\nAuthorization: Basic dXNlcjpwYXNz");
        await visitor.SeeAsync("The settings are saved");
        await visitor.SeeAsync("after 5, 60 s, then it has failed for good");
        await visitor.SeeAsync("Authorization, X-Api-Key");
        Assert.DoesNotContain("the key of a gateway", await visitor.Page.ContentAsync(), StringComparison.Ordinal);
        await visitor.PressAsync("Send a test webhook");
        await visitor.SeeAsync("has not accepted the test webhook");
        Assert.Equal("the key of a gateway", platform.LastHeaders["X-Api-Key"]);

        async Task SaveAsync(string schedule, string headers)
        {
            await visitor.Page.Locator("summary", new() { HasTextString = "Settings" }).ClickAsync();
            await visitor.Page.GetByLabel("Seconds between attempts").FillAsync(schedule);
            await visitor.Page.GetByLabel("Headers of its own").FillAsync(headers);
            await visitor.PressAsync("Save");
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_operator_starts_a_replay_and_signs_out(bool javaScript)
    {
        await using var visitor = await ConsoleVisitor.OpenAsync(appHost, chromium, javaScript);
        await visitor.LogInAsync();
        await visitor.GoAsync("replays");

        await visitor.Page.GetByLabel("Status").SelectOptionAsync("");
        await visitor.PressAsync("Start");
        await visitor.SeeAsync("hotspot, integration, status, since or until is required");
        await visitor.Page.GetByLabel("Hotspot").FillAsync("2147483647");
        await visitor.PressAsync("Start");
        await Expect(visitor.Heading).ToHaveTextAsync("Replay");
        await visitor.SeeAsync("hotspot 2147483647");

        await visitor.PressAsync("Sign out");
        await Expect(visitor.Heading).ToHaveTextAsync("Sign in");
        await visitor.GoAsync("replays");
        await Expect(visitor.Heading).ToHaveTextAsync("Sign in");
    }

    /// <summary>Other tests leave the integration on or off.</summary>
    private async Task LeaveOffAsync(SamplePlatform platform)
    {
        using var manager = await appHost.LogInAsync();
        await manager.SwitchOnAsync();
        await manager.SwitchOffAsync();
        await platform.WaitForAsync(2);
        await platform.ForgetAsync();
    }
}
